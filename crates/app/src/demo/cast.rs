//! Who and what appears in the demonstration.

/// `rooms.csv` of the park: two towers, rooms named after mountains.
pub(super) fn rooms() -> String {
    let mut table = String::from(
        "code,campus,building,floor,name,capacity,kind,time_zone,features,booking_mode\n",
    );
    for (code, building, floor, name, capacity, kind, features, mode) in ROOMS {
        table.push_str(&format!(
            "{code},阳光科技园 Sunshine Park,{building},{floor},{name},{capacity},{kind},\
             Asia/Shanghai,{features},{mode}\n"
        ));
    }
    table
}

/// What the rooms are called in lists and on doors.
pub(super) fn codes() -> Vec<&'static str> {
    ROOMS.iter().map(|(code, ..)| *code).collect()
}

/// `people.csv` of two companies.
pub(super) fn people() -> String {
    let mut table = String::from("login,name,email,department,language\n");
    for (login, (name, department)) in LOGINS.iter().zip(PEOPLE) {
        let is_latin = name.is_ascii();
        let language = if is_latin { "en" } else { "zh-CN" };
        table.push_str(&format!(
            "{login},{name},{login}@sunshine.example,{department},{language}\n"
        ));
    }
    table
}

type Room = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u32,
    &'static str,
    &'static str,
    &'static str,
);

const ROOMS: &[Room] = &[
    (
        "A-101",
        "A座 Tower A",
        "1F",
        "泰山 Mount Tai",
        120,
        "lecture",
        "projector;video;wheelchair",
        "approval",
    ),
    (
        "A-102",
        "A座 Tower A",
        "1F",
        "华山 Mount Hua",
        24,
        "boardroom",
        "screen;video;phone;wheelchair",
        "approval",
    ),
    (
        "A-201",
        "A座 Tower A",
        "2F",
        "黄山 Yellow Mountain",
        12,
        "meeting",
        "screen;video;whiteboard",
        "open",
    ),
    (
        "A-202",
        "A座 Tower A",
        "2F",
        "庐山 Mount Lu",
        10,
        "meeting",
        "screen;whiteboard;window",
        "open",
    ),
    (
        "A-203",
        "A座 Tower A",
        "2F",
        "衡山 Mount Heng",
        8,
        "meeting",
        "screen;window",
        "open",
    ),
    (
        "A-204",
        "A座 Tower A",
        "2F",
        "嵩山 Mount Song",
        6,
        "meeting",
        "whiteboard",
        "open",
    ),
    (
        "A-205",
        "A座 Tower A",
        "2F",
        "恒山 North Heng",
        4,
        "huddle",
        "screen",
        "open",
    ),
    (
        "A-301",
        "A座 Tower A",
        "3F",
        "峨眉山 Mount Emei",
        16,
        "meeting",
        "screen;video;phone",
        "open",
    ),
    (
        "A-302",
        "A座 Tower A",
        "3F",
        "武当山 Wudang",
        10,
        "meeting",
        "screen;whiteboard",
        "open",
    ),
    (
        "A-303",
        "A座 Tower A",
        "3F",
        "青城山 Qingcheng",
        8,
        "meeting",
        "screen;video",
        "open",
    ),
    (
        "A-304",
        "A座 Tower A",
        "3F",
        "雁荡山 Yandang",
        6,
        "meeting",
        "window;whiteboard",
        "open",
    ),
    (
        "A-305",
        "A座 Tower A",
        "3F",
        "天山 Tianshan",
        2,
        "phone",
        "phone",
        "open",
    ),
    (
        "B-101",
        "B座 Tower B",
        "1F",
        "长江 Yangtze",
        60,
        "training",
        "projector;whiteboard;wheelchair",
        "open",
    ),
    (
        "B-102",
        "B座 Tower B",
        "1F",
        "黄河 Yellow River",
        40,
        "training",
        "projector;wheelchair",
        "open",
    ),
    (
        "B-201",
        "B座 Tower B",
        "2F",
        "珠江 Pearl River",
        14,
        "meeting",
        "screen;video;phone",
        "open",
    ),
    (
        "B-202",
        "B座 Tower B",
        "2F",
        "松花江 Songhua",
        10,
        "meeting",
        "screen;whiteboard",
        "open",
    ),
    (
        "B-203",
        "B座 Tower B",
        "2F",
        "漓江 Li River",
        8,
        "meeting",
        "screen;window",
        "open",
    ),
    (
        "B-204",
        "B座 Tower B",
        "2F",
        "钱塘江 Qiantang",
        6,
        "meeting",
        "screen",
        "open",
    ),
    (
        "B-301",
        "B座 Tower B",
        "3F",
        "西湖 West Lake",
        12,
        "meeting",
        "screen;video;window",
        "open",
    ),
    (
        "B-302",
        "B座 Tower B",
        "3F",
        "洞庭湖 Dongting",
        8,
        "meeting",
        "screen",
        "open",
    ),
    (
        "B-303",
        "B座 Tower B",
        "3F",
        "太湖 Taihu",
        6,
        "meeting",
        "whiteboard",
        "open",
    ),
    (
        "B-304",
        "B座 Tower B",
        "3F",
        "青海湖 Qinghai",
        4,
        "huddle",
        "screen",
        "open",
    ),
];

pub(super) const LOGINS: &[&str] = &[
    "wang.wei",
    "li.na",
    "zhang.min",
    "liu.yang",
    "chen.jing",
    "yang.lei",
    "zhao.xin",
    "huang.bo",
    "zhou.ting",
    "wu.hao",
    "xu.fang",
    "sun.jie",
    "ma.chao",
    "zhu.lin",
    "hu.yue",
    "guo.qiang",
    "he.mei",
    "gao.peng",
    "lin.shan",
    "luo.dan",
    "emma.brown",
    "james.lee",
    "sofia.rossi",
    "noah.weber",
    "olivia.khan",
    "lucas.silva",
    "mia.jensen",
    "daniel.ortiz",
    "anna.nowak",
    "tom.becker",
];

const PEOPLE: &[(&str, &str)] = &[
    ("王伟", "阳光科技 / 研发部"),
    ("李娜", "阳光科技 / 研发部"),
    ("张敏", "阳光科技 / 产品部"),
    ("刘洋", "阳光科技 / 产品部"),
    ("陈静", "阳光科技 / 市场部"),
    ("杨磊", "阳光科技 / 市场部"),
    ("赵欣", "阳光科技 / 人力资源部"),
    ("黄波", "阳光科技 / 财务部"),
    ("周婷", "阳光科技 / 行政部"),
    ("吴昊", "阳光科技 / 研发部"),
    ("徐芳", "阳光科技 / 客服部"),
    ("孙杰", "阳光科技 / 研发部"),
    ("马超", "阳光科技 / 销售部"),
    ("朱琳", "阳光科技 / 销售部"),
    ("胡悦", "阳光科技 / 设计部"),
    ("郭强", "阳光科技 / 研发部"),
    ("何梅", "阳光科技 / 法务部"),
    ("高鹏", "阳光科技 / 研发部"),
    ("林珊", "阳光科技 / 设计部"),
    ("罗丹", "阳光科技 / 产品部"),
    ("Emma Brown", "Harbour Labs / Research"),
    ("James Lee", "Harbour Labs / Research"),
    ("Sofia Rossi", "Harbour Labs / Design"),
    ("Noah Weber", "Harbour Labs / Engineering"),
    ("Olivia Khan", "Harbour Labs / Sales"),
    ("Lucas Silva", "Harbour Labs / Engineering"),
    ("Mia Jensen", "Harbour Labs / Operations"),
    ("Daniel Ortiz", "Harbour Labs / Engineering"),
    ("Anna Nowak", "Harbour Labs / Finance"),
    ("Tom Becker", "Harbour Labs / Research"),
];

/// Subject, rule, hour of the start, minutes.
pub(super) const SERIES: &[(&str, &str, i64, i64)] = &[
    ("研发周会", "FREQ=WEEKLY", 10, 60),
    ("产品评审", "FREQ=WEEKLY", 14, 90),
    ("Research sync", "FREQ=WEEKLY", 9, 60),
    ("每日站会", "FREQ=DAILY;COUNT=30", 9, 15),
    ("Design critique", "FREQ=WEEKLY;INTERVAL=2", 15, 60),
    ("销售例会", "FREQ=WEEKLY", 16, 60),
    ("月度经营会", "FREQ=MONTHLY", 13, 120),
    ("Sprint planning", "FREQ=WEEKLY;INTERVAL=2", 11, 90),
];

pub(super) const SUBJECTS: &[&str] = &[
    "客户来访接待",
    "合同评审",
    "面试",
    "需求讨论",
    "技术方案评审",
    "项目启动会",
    "供应商沟通",
    "预算讨论",
    "新员工培训",
    "安全检查总结",
    "One-on-one",
    "Interview",
    "Roadmap review",
    "Customer call",
    "Architecture review",
    "Quarterly numbers",
    "Onboarding",
    "Incident review",
    "Press briefing",
    "Workshop: hiring plan",
];
