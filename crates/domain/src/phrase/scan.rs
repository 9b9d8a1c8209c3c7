//! A text letter by letter, with what is alike made alike: wide digits and letters are narrow ones,
//! capitals are small, traditional characters that matter here are simplified ones.

/// A text whose letters can be looked at by their place.
pub struct Text {
    written: Vec<char>,
    alike: Vec<char>,
}

impl Text {
    pub fn new(text: &str, most: usize) -> Text {
        let written: Vec<char> = text.chars().take(most).collect();
        let alike = written.iter().copied().map(alike).collect();
        Text { written, alike }
    }

    pub fn len(&self) -> usize {
        self.alike.len()
    }

    pub fn get(&self, at: usize) -> Option<char> {
        self.alike.get(at).copied()
    }

    /// As it was written, without blanks around it.
    pub fn between(&self, from: usize, until: usize) -> String {
        let written = self.written.get(from..until).unwrap_or_default();
        written.iter().collect::<String>().trim().to_owned()
    }

    /// How many letters the word takes, if it stands here; a Latin word only as a whole one.
    pub fn word(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for letter in word.chars() {
            (self.get(end)? == alike(letter)).then_some(())?;
            end += 1;
        }
        let ends_latin = word.chars().next_back().is_some_and(is_latin);
        let goes_on = ends_latin && self.get(end).is_some_and(is_latin);
        let begins_within = word.chars().next().is_some_and(is_latin)
            && at > 0
            && self.get(at - 1).is_some_and(is_latin);
        (end > at && !goes_on && !begins_within).then_some(end - at)
    }

    /// The longest of the words that stands here, with what it means.
    pub fn longest<T: Copy>(&self, at: usize, words: &[(&str, T)]) -> Option<(usize, T)> {
        let found = words
            .iter()
            .filter_map(|(word, meaning)| Some((self.word(at, word)?, *meaning)));
        found.max_by_key(|(length, _)| *length)
    }

    /// The place after blanks.
    pub fn skip(&self, at: usize) -> usize {
        let blanks = self.alike.get(at..).unwrap_or_default();
        at + blanks
            .iter()
            .take_while(|letter| letter.is_whitespace())
            .count()
    }

    /// Letters of the Latin word or number that begins here; one for any other letter.
    pub fn word_length(&self, at: usize) -> usize {
        let rest = self.alike.get(at..).unwrap_or_default();
        let alike = |is: fn(char) -> bool| rest.iter().take_while(|letter| is(**letter)).count();
        alike(is_latin)
            .max(alike(|letter| letter.is_ascii_digit()))
            .max(1)
    }
}

pub fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && !('\u{2e80}'..='\u{d7ff}').contains(&letter)
}

fn alike(letter: char) -> char {
    const TRADITIONAL: &[(char, char)] = &[
        ('點', '点'),
        ('時', '时'),
        ('鐘', '钟'),
        ('鍾', '钟'),
        ('個', '个'),
        ('兩', '两'),
        ('後', '后'),
        ('週', '周'),
        ('禮', '礼'),
        ('號', '号'),
        ('這', '这'),
        ('開', '开'),
        ('會', '会'),
        ('議', '议'),
        ('訂', '订'),
        ('預', '预'),
        ('間', '间'),
        ('視', '视'),
        ('訊', '讯'),
        ('頻', '频'),
        ('機', '机'),
        ('電', '电'),
        ('話', '话'),
        ('螢', '萤'),
        ('樓', '楼'),
        ('層', '层'),
        ('從', '从'),
        ('給', '给'),
        ('幫', '帮'),
        ('請', '请'),
        ('帶', '带'),
        ('還', '还'),
        ('總', '总'),
        ('區', '区'),
        ('東', '东'),
        ('廳', '厅'),
        ('來', '来'),
        ('裡', '里'),
        ('裏', '里'),
        ('餘', '余'),
        ('員', '员'),
        ('員', '员'),
    ];
    let narrow = match letter {
        // Wide forms lie in the same order as ASCII does.
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xff01 + 0x21).unwrap_or(letter)
        }
        '\u{3000}' => ' ',
        other => other,
    };
    let known = TRADITIONAL.iter().find(|(old, _)| *old == narrow);
    known.map_or_else(
        || narrow.to_lowercase().next().unwrap_or(narrow),
        |(_, new)| *new,
    )
}
