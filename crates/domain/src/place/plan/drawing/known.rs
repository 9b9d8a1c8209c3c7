//! What drawings are made of: elements, attributes, and the spaces of names in which programs that
//! draw keep notes of their own. Nothing else is let in.

/// Where a name comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Space {
    /// Of attributes: the element's own.
    None,
    Svg,
    Xml,
    Link,
    /// Notes that only the program reads which wrote them.
    Inert,
}

/// `None`: browsers may do something with it, as they do with HTML.
pub(super) fn space_of(name: &str) -> Option<Space> {
    match name {
        "http://www.w3.org/2000/svg" => Some(Space::Svg),
        "http://www.w3.org/XML/1998/namespace" => Some(Space::Xml),
        "http://www.w3.org/1999/xlink" => Some(Space::Link),
        _ => {
            let mut notes = NOTES.iter();
            let is_note = notes.any(|note| match note.strip_suffix('*') {
                Some(start) => name.starts_with(start),
                None => name == *note,
            });
            is_note.then_some(Space::Inert)
        }
    }
}

const NOTES: [&str; 24] = [
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.openswatchbook.org/uri/2009/osb",
    "http://www.iki.fi/pav/software/textext/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/*",
    "http://ns.adobe.com/*",
    "adobe:ns:meta/",
    "http://schemas.microsoft.com/visio/*",
    "http://www.autodesk.com/*",
    "http://www.bentley.com/*",
    "http://www.corel.com/*",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.figma.com/figma/ns",
    "https://boxy-svg.com",
    "https://krita.org/namespaces/svg/krita",
    "http://vectornator.io",
    "http://www.librecad.org/*",
    "http://www.freecad.org/*",
];

pub(super) fn is_element(name: &str) -> bool {
    is_among(ELEMENTS, name)
}

/// No program, nothing that moves, no page within, no picture of another file.
const ELEMENTS: &str = "\
    svg g defs symbol use a switch view title desc metadata style path rect circle ellipse line \
    polyline polygon text tspan textPath image linearGradient radialGradient stop pattern \
    clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite \
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood \
    feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset \
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence font font-face glyph \
    missing-glyph hkern vkern solidColor meshgradient mesh meshrow meshpatch hatch hatchpath \
    flowRoot flowRegion flowPara flowDiv flowSpan flowLine";

/// What the value of an attribute may say.
pub(super) enum Attribute {
    /// Numbers, names and words, of which nothing follows.
    Words,
    /// Something of a style sheet, which may point somewhere.
    Style,
    Unknown,
}

pub(super) fn attribute(name: &str) -> Attribute {
    let is_word = is_among(WORDS, name) || name.starts_with("aria-") || name.starts_with("data-");
    match is_word {
        true => Attribute::Words,
        false if is_among(STYLES, name) => Attribute::Style,
        false => Attribute::Unknown,
    }
}

const WORDS: &str = "\
    id class lang role tabindex version baseProfile contentStyleType contentScriptType \
    zoomAndPan viewBox preserveAspectRatio requiredFeatures requiredExtensions systemLanguage \
    externalResourcesRequired focusable target rel type media title name x y z x1 y1 x2 y2 cx cy \
    r rx ry fx fy fr width height d points pathLength dx dy rotate textLength lengthAdjust \
    startOffset method spacing side gradientUnits spreadMethod offset patternUnits \
    patternContentUnits clipPathUnits maskUnits maskContentUnits markerWidth markerHeight \
    markerUnits orient refX refY viewTarget filterUnits filterRes primitiveUnits result in in2 \
    stdDeviation mode values tableValues slope intercept amplitude exponent k k1 k2 k3 k4 \
    operator radius scale xChannelSelector yChannelSelector baseFrequency numOctaves seed \
    stitchTiles surfaceScale specularConstant specularExponent diffuseConstant kernelUnitLength \
    kernelMatrix order bias divisor targetX targetY edgeMode preserveAlpha azimuth elevation \
    pointsAtX pointsAtY pointsAtZ limitingConeAngle pitch crossOrigin unicode glyph-name \
    horiz-adv-x horiz-origin-x horiz-origin-y vert-adv-y vert-origin-x vert-origin-y arabic-form \
    units-per-em panose-1 stemv stemh cap-height x-height ascent descent bbox alphabetic hanging \
    ideographic mathematical underline-position underline-thickness strikethrough-position \
    strikethrough-thickness overline-position overline-thickness unicode-range u1 u2 g1 g2 \
    accent-height widths";

const STYLES: &str = "\
    style transform gradientTransform patternTransform transform-origin transform-box \
    alignment-baseline baseline-shift buffered-rendering clip clip-path clip-rule color \
    color-interpolation color-interpolation-filters color-profile color-rendering cursor \
    direction display dominant-baseline enable-background fill fill-opacity fill-rule filter \
    flood-color flood-opacity font font-family font-feature-settings font-kerning font-size \
    font-size-adjust font-stretch font-style font-variant font-variation-settings font-weight \
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size \
    isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid \
    marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events \
    shape-inside shape-padding shape-rendering solid-color solid-opacity stop-color stop-opacity \
    stroke stroke-alignment stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
    stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration \
    text-indent text-overflow text-rendering text-transform unicode-bidi vector-effect \
    vertical-align visibility white-space word-spacing writing-mode";

pub(super) fn is_among(words: &str, name: &str) -> bool {
    words.split_ascii_whitespace().any(|word| word == name)
}

/// A picture as a `data:` address.
pub(super) fn is_written_picture(value: &str) -> bool {
    let kinds = ["png", "jpeg", "jpg", "webp", "gif"];
    is_data(value, &["image/"], &kinds)
}

/// A typeface as a `data:` address.
pub(super) fn is_written_typeface(value: &str) -> bool {
    let kinds = [
        "woff",
        "woff2",
        "ttf",
        "otf",
        "opentype",
        "truetype",
        "font-woff",
        "font-woff2",
        "x-font-woff",
        "x-font-ttf",
        "x-font-otf",
        "font-ttf",
        "font-otf",
        "vnd.ms-opentype",
        "font-sfnt",
    ];
    is_data(value, &["font/", "application/"], &kinds)
}

fn is_data(value: &str, families: &[&str], kinds: &[&str]) -> bool {
    let value = value.get(..64).unwrap_or(value).to_ascii_lowercase();
    let Some(value) = value.strip_prefix("data:") else {
        return false;
    };
    let Some((kind, _)) = value.split_once([';', ',']) else {
        return false;
    };
    let mut families = families.iter();
    families.any(|family| {
        let kind = kind.strip_prefix(family);
        kind.is_some_and(|kind| kinds.contains(&kind.trim_end()))
    })
}
