# Smart Meeting 的简体中文文本。服务器消息以 `error-`、`mail-`、`cli-` 开头，
# 网页消息以 `ui-` 开头。

## Web app

# names of things
ui-room = 会议室
ui-rooms = 会议室
ui-place = 场所
ui-meeting = 会议
ui-subject = 主题
ui-attendees = 参会人
ui-capacity = 座位数
ui-seats = 个座位
ui-seat-count = { $count } 座
ui-room-count = { $count } 间会议室
ui-booking-count = { $count ->
        [0] 暂无预订
       *[other] { $count } 个预订
    }
ui-floor = { $floor } 层
ui-you = 我
ui-mine = 我的预订
ui-busy = 已占用
ui-free = 空闲
ui-series = 周期会议
ui-masked = 详情不公开
ui-feature-video = 视频会议
ui-feature-screen = 大屏
ui-feature-projector = 投影
ui-feature-whiteboard = 白板
ui-feature-phone = 电话
ui-mode-approval = 需要审批

# time
ui-minutes = { $count } 分钟
ui-hours = { $count } 小时
ui-hours-minutes = { $hours } 小时 { $minutes } 分
ui-today = 今天
ui-tomorrow = 明天
ui-yesterday = 昨天
ui-day-before = 前一天
ui-day-after = 后一天
ui-month-before = 上个月
ui-month-after = 下个月
ui-choose-date = 选择日期
ui-dates-nearby = 临近日期
ui-day-of = { $date } 的会议室
ui-several-zones = 各地当地时间
ui-start = 开始时间
ui-end = 结束时间

# what a room is doing
ui-free-now = 现在空闲
ui-free-rest = 今天余下时间空闲
ui-free-until = 空闲至 { $time }
ui-held-until = 占用至 { $time }
ui-state-running = 进行中
ui-state-requested = 待审批
ui-state-ended = 已结束
ui-my-day = 我的会议

# the bar and the filters
ui-new-meeting = 预订会议
ui-find-rooms = 查找会议室
ui-filters = 筛选
ui-all-places = 全部场所
ui-any-size = 不限人数
ui-at-least-seats = { $count } 座以上
ui-clear-filters = 清除筛选
ui-view-list = 列表视图
ui-view-timeline = 时间轴视图
ui-offline-since = { $time } 起离线，显示的是最后数据

# the composer
ui-default-subject = { $name }的会议
ui-attendees-hint = 按姓名或邮箱邀请
ui-remove-attendee = 移除 { $name }
ui-invite-address = 按 Enter 邀请 { $address }
ui-nobody-found = 没有找到。也可以输入完整邮箱地址。
ui-find-time = 查找共同空闲时间
ui-common-times = 大家都有空的最早时间
ui-no-common-time = 未来两周没有共同空闲时间。
ui-repeat = 重复
ui-repeat-none = 不重复
ui-repeat-daily = 每天
ui-repeat-weekdays = 每个工作日（周一至周五）
ui-repeat-weekly = 每周（{ $day }）
ui-repeat-fortnightly = 每两周（{ $day }）
ui-repeat-monthly-date = 每月 { $date } 日
ui-repeat-monthly-weekday = 每月{ $week ->
        [1] 第一个
        [2] 第二个
        [3] 第三个
        [4] 第四个
       *[other] 最后一个
    }{ $day }
ui-until-date = 至 { $date }
ui-dates = 共 { $count } 次
ui-skipped = 其中 { $count } 次因会议室被占用而跳过
ui-skip-clashes = 预订其余日期
ui-alternatives = 其他选择
ui-too-small = 参会人数超过会议室座位数。
ui-needs-approval = 此会议室的预订需要审批。
ui-book = 预订
ui-book-room = 预订 { $room }
ui-discard = 放弃
ui-key-books = 预订
ui-key-leaves = 关闭
ui-clash-with = 已占用：{ $title }

# a meeting
ui-cancel-meeting = 取消会议
ui-cancel-which = 要取消哪些日期？
ui-cancel-guests = 已邀请 { $count } 人，仍要取消吗？
ui-scope-this = 仅此次
ui-scope-following = 此次及以后
ui-scope-all = 全部
ui-keep = 保留
ui-check-in = 签到
ui-end-now = 提前结束
ui-attendee-count = { $count } 位参会人
ui-list-comma = 、

# what was done, with a way back
ui-undo = 撤销
ui-booked = 已预订“{ $title }”
ui-booked-series = 已预订“{ $title }”，共 { $count } 次
ui-moved = 已调整“{ $title }”
ui-cancelled = 已取消“{ $title }”
ui-move-clash = 未移动：该时段已有“{ $title }”
ui-nothing-free = 当前列表中没有半小时以上的空闲会议室。

# why something did not work
ui-unreachable = 无法连接服务器，未做任何更改。
ui-unexpected = 服务器出错，请重试。
ui-refusal-room-busy = 该时段会议室已被占用。
ui-refusal-policy-violation = 不符合此会议室的预订规则。
ui-refusal-forbidden = 没有相应权限。
ui-refusal-stale = 会议刚刚被他人更改。

# for the ears
ui-say-free = { $room } { $times } 空闲
ui-say-clash = { $room } { $times } 已被“{ $title }”占用
ui-say-carry = 方向键移动会议，Enter 放下，Esc 放回原处。
ui-say-resize = 左右键调整结束时间，Enter 确认，Esc 还原。
ui-say-put-back = 已放回原处
ui-say-not-yours = 只能调整自己尚未结束的会议。

# pages and states
ui-loading = 正在加载
ui-retry = 重试
ui-cannot-load = 无法加载日程
ui-no-rooms = 还没有会议室
ui-no-rooms-admin = 用 CSV 文件导入会议室，列为 code、campus、building、floor、name、capacity、kind、time_zone，导入后立即显示在这里。
ui-no-rooms-employee = 管理员录入会议室后，即可在此预订。
ui-no-match = 没有符合条件的会议室
ui-no-match-text = 试试减少人数、换个场所或换个关键词。
ui-no-match-free = 符合条件的会议室现在都被占用。取消“现在空闲”可查看下一个空闲时间。
ui-not-found = 页面不存在
ui-not-found-text = 地址可能有误，或页面已移动。
ui-to-today = 前往今天
ui-close = 关闭
ui-toasts = 消息

# the person's corner
ui-account = 账户与设置
ui-language = 语言
ui-theme = 外观
ui-theme-system = 跟随系统
ui-theme-light = 浅色
ui-theme-dark = 深色
ui-sign-out = 退出登录

# sign-in and welcome
ui-sign-in = 登录
ui-sign-in-lead = 查看空闲会议室，几秒完成预订。
ui-sign-in-help = 忘记密码？请联系管理员重置。
ui-login = 登录名
ui-password = 密码
ui-wrong-password = 登录名或密码不正确。
ui-welcome = 欢迎使用
ui-welcome-lead = 您是第一位用户，请创建管理员账户。
ui-your-name = 姓名
ui-password-rule = 至少 { $count } 个字符
ui-start-using = 创建账户
ui-link-used = 此链接已失效
ui-link-used-text = 链接只能使用一次。请直接登录；若尚无管理员，可重启服务器获取新链接。

# keys
ui-help = 快捷键
ui-help-page = 全局
ui-help-grid = 时间轴内
ui-help-mouse = 在空闲区域拖动即可预订；拖动自己的会议可移动，拖动边缘可调整时长。
ui-key-new = 预订会议
ui-key-today = 今天
ui-key-days = 后一天 / 前一天
ui-key-filter = 查找会议室
ui-key-view = 切换时间轴和列表
ui-key-help = 显示快捷键
ui-key-walk = 移动：15 分钟、一个房间
ui-key-jump = 跳到下一个 / 上一个预订
ui-key-select = 加长或缩短
ui-key-open = 预订或打开会议
ui-key-move = 移动自己的会议
ui-key-resize = 调整结束时间
ui-key-remove = 取消会议
ui-key-escape = 放弃并返回
