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
ui-feature-wheelchair = 无障碍
ui-feature-window = 有窗
ui-feature-microphone = 麦克风
ui-feature-catering = 茶水
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
ui-view-plan = 平面图
ui-offline-since = { $time } 起离线，显示的是最后数据
ui-new-version = Smart Meeting 有新版本。
ui-reload = 重新加载

# the composer
ui-default-subject = { $name }的会议
ui-attendees-hint = 按姓名或邮箱邀请
ui-remove-named = 移除 { $name }
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
ui-private = 私密：他人只能看到会议室已占用
ui-book = 预订
ui-book-room = 预订 { $room }
ui-discard = 放弃
ui-key-books = 预订
ui-clash-with = 已占用：{ $title }

# a meeting
ui-cancel-meeting = 取消会议
ui-cancel-which = 要取消哪些日期？
ui-cancel-guests = 已邀请 { $count } 人，仍要取消吗？
ui-scope-this = 仅此次
ui-scope-following = 此次及以后
ui-scope-all = 全部
ui-sure = 此操作无法撤销。
ui-keep = 保留
ui-check-in = 签到
ui-ask-release-at = 请在 { $time } 前签到，否则会议室将释放
ui-ask-released-until = 会议室已释放，{ $time } 前可收回
ui-ask-take-back = 收回会议室
ui-ask-taken-back = 已为“{ $title }”收回会议室
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
ui-nothing-free = 当前列表当天没有半小时以上的空闲会议室。

# why something did not work
ui-unreachable = 无法连接服务器，未做任何更改。
ui-unexpected = 服务器出错，请重试。
ui-refusal-room-busy = 该时段会议室已被占用。
ui-refusal-policy-violation = 不符合此会议室的预订规则。
ui-refusal-forbidden = 没有相应权限。
ui-refusal-not-signed-in = 登录已失效。
ui-refusal-not-found = 会议已不存在。
ui-refusal-stale = 会议刚刚被他人更改。
ui-why = 查看会议室规则
ui-out-of-service = 暂停使用

# why a rule says no, with what it allows and what was asked for
ui-why-set = { $room }（规则由“{ $place }”设定）：{ $what }
ui-why-own = { $room }（会议室自身的规则）：{ $what }
ui-why-plain = { $room }：{ $what }
ui-why-dates = { $what }（涉及 { $count } 个日期）
ui-why-length-days = { $count } 天
ui-why-length-hours = { $count } 小时
ui-why-length-minutes = { $count } 分钟
ui-why-length-both = { $hours } { $minutes }
ui-why-meetings = { $count } 场会议
ui-why-people = { $count } 人
ui-why-rooms = { $count } 间会议室
ui-why-occurrences = { $count } 次
ui-why-too-short = 最短 { $limit }，您预订了 { $actual }。
ui-why-too-long = 最长 { $limit }，您预订了 { $actual }。
ui-why-off-grid = 须以 { $limit } 为单位开始和结束，您选择了 { $actual }。
ui-why-several-days = 预订不能跨天，您的预订持续到 { $actual }。
ui-why-too-little-notice = 须至少提前 { $limit } 预订，距开始仅 { $actual }。
ui-why-too-little-notice-now = 须至少提前 { $limit } 预订，会议即将开始。
ui-why-too-late-to-change = 最迟在开始前 { $limit } 改期，距开始仅 { $actual }。
ui-why-too-late-to-change-now = 最迟在开始前 { $limit } 改期，会议已开始。
ui-why-too-late-to-cancel = 最迟在开始前 { $limit } 取消，距开始仅 { $actual }。
ui-why-too-late-to-cancel-now = 最迟在开始前 { $limit } 取消，会议已开始。
ui-why-too-far-to-change = 开始前 { $limit } 内才能改期，距开始还有 { $actual }。
ui-why-too-far-to-cancel = 开始前 { $limit } 内才能取消，距开始还有 { $actual }。
ui-why-beyond-horizon = 最多提前 { $limit } 预订，您选择了 { $actual }。
ui-why-before-term = { $limit } 起可预订，您选择了 { $actual }。
ui-why-after-term = { $limit } 前可预订，您选择了 { $actual }。
ui-why-in-the-past = 该时间已过。
ui-why-outside-opening-hours = 开放时间为 { $limit }，您选择了 { $actual }。
ui-why-always-closed = 任何时间都不开放。
ui-why-closed = { $limit } 关闭。
ui-why-holiday = { $date } 为节假日（{ $name }）。
ui-why-holiday-plain = { $date } 为节假日。
ui-why-over-capacity = 可容纳 { $limit }，您预计 { $actual }。
ui-why-too-few-people = 仅供 { $limit } 及以上的会议使用，您预计 { $actual }。
ui-why-too-many-rooms = 一次最多预订 { $limit }，您选择了 { $actual }。
ui-why-too-many-at-once = 每人同时最多占用 { $limit }，加上这次将达 { $actual }。
ui-why-quota-day = { $of }每天最多 { $limit }，加上这次将达 { $actual }。
ui-why-quota-week = { $of }每周最多 { $limit }，加上这次将达 { $actual }。
ui-why-quota-month = { $of }每月最多 { $limit }，加上这次将达 { $actual }。
ui-why-quota-year = { $of }每年最多 { $limit }，加上这次将达 { $actual }。
ui-why-quota-future = { $of }今后合计最多 { $limit }，加上这次将达 { $actual }。
ui-why-of-person = 每人
ui-why-of-department = 每个部门
ui-why-of-everyone = 所有人合计
ui-why-type-not-allowed = { $day }此处不举行“{ $actual }”类会议。
ui-why-type-wanted = 仅供这些类型的会议使用：{ $limit }。
ui-why-approved-unchangeable = 已审批的预订不能再改期。
ui-why-recurrence-not-allowed = 不能预订周期会议。
ui-why-too-many-occurrences = 周期会议最多 { $limit }，您的有 { $actual }。
ui-why-series-too-long = 周期会议最长持续 { $limit }，您的持续 { $actual }。
ui-why-series-beyond-horizon = 周期会议须在可预订的 { $limit }内结束。
ui-why-out-of-service = 已停用。
ui-why-instant = 不接受提前预订，请到门口直接使用。
ui-why-not-admitted = 仅供其他人预订。

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
ui-enter-rooms = 录入首批会议室
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
ui-welcome-invited = 设置您的密码
ui-welcome-invited-lead = 已为您创建账号，请设置密码后开始使用。
ui-your-name = 姓名
ui-password-rule = 至少 { $count } 个字符
ui-start-using = 创建账户
ui-link-used = 此链接已失效
ui-link-used-text = 链接只能使用一次。请直接登录；若尚无管理员，可重启服务器获取新链接。
ui-link-used-invited = 链接只能在一周内使用一次。请直接登录，或向邀请您的人索取新链接。

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

# the frame around every page
ui-skip = 跳到正文
ui-navigation = 页面导航
ui-nav-today = 今天
ui-nav-rooms = 会议室
ui-nav-calendar = 日历
ui-nav-find = 找时间
ui-nav-manage = 管理
ui-nav-desk = 前台
ui-nav-search = 搜索
ui-nav-more = 更多
ui-nav-inbox = 消息
ui-read-all = 全部标为已读
ui-unread = 未读
ui-inbox-empty = 还没有消息
ui-inbox-empty-text = 会议邀请、变更和提醒会出现在这里。
ui-key-go-inbox = 前往消息
ui-back = 返回
ui-save = 保存
ui-saved = “{ $title }”已保存
ui-manage-change = 修改
ui-edit = 编辑
ui-manage-copy = 复制
ui-manage-copied = 已复制
ui-yes = 是
ui-no = 否
ui-more = 更多选项
ui-show-all = 全部显示
ui-show-more = 显示更多
ui-load-anew = 重新加载
ui-page-missing = 页面加载失败
ui-page-missing-text = 网络中断，或服务器刚刚更新。重新加载通常即可恢复。
ui-cannot-load-page = 暂时无法加载
ui-palette-hint = 会议室、人员、页面……
ui-palette-nothing = 没有找到。试试会议室名称、楼层或同事姓名。

# today
ui-hello = 您好，{ $name }
ui-earlier-today = 今天已结束 { $count } 场
ui-happening-now = 正在进行
ui-coming-next = 即将开始
ui-minutes-left = 还剩 { $length }
ui-starts-in = { $length }后开始
ui-no-meetings = 未来七天没有会议
ui-no-meetings-text = 可直接使用此刻空闲的会议室，或查看全天安排预订稍后的时间。
ui-see-rooms = 查看全部会议室
ui-free-rooms-now = 此刻空闲
ui-none-free-now = 此刻没有合适的空闲会议室。
ui-take = 立即使用
ui-taken-by-you = 已预订
ui-took = { $room }已预订至 { $time }
ui-length = 时长
ui-extend-by = 延长 { $count } 分钟
ui-cancel-named = 取消“{ $title }”
ui-checked-in = “{ $title }”已签到
ui-extended = “{ $title }”已延长
ui-ended-early = “{ $title }”已结束，会议室已释放
ui-approved = “{ $title }”已批准
ui-declined = “{ $title }”已拒绝
ui-approve = 批准
ui-decline = 拒绝
ui-decline-why = 原因（预订人会看到）

# the page of a meeting
ui-meeting-missing = 找不到这个会议
ui-meeting-missing-text = 它可能已被删除，或您无权查看。请联系给您链接的人。
ui-whole-meeting = 查看详情
ui-organizer = 预订人
ui-hosted-by = 预订人；主持人 { $name }
ui-reason = 原因
ui-guest = 外部
ui-optional = 可选
ui-private-short = 私密
ui-date-given-up = 不举行
ui-state-draft = 草稿
ui-state-confirmed = 已预订
ui-state-declined = 已拒绝
ui-state-cancelled = 已取消
ui-state-released = 已释放
ui-edit-meeting = 修改会议
ui-change-which = 要修改哪些日期？
ui-move-which = 要移动哪些日期？

# the full form
ui-form-when = 时间
ui-form-description = 说明
ui-form-expected-people = 预计人数
ui-form-type = 会议类型
ui-form-no-type = 不限
ui-form-on-behalf = 代为预订
ui-form-choose-room = 按名称或楼层选择会议室
ui-form-another-room = 再加一间
ui-form-repeat-custom = 自定义重复……
ui-form-repeat-stays = 保持不变：{ $rule }
ui-form-every = 每
ui-form-unit = 单位
ui-unit-minutes = 分钟
ui-form-unit-days = { $count ->
       *[other] 天
    }
ui-form-unit-weeks = { $count ->
       *[other] 周
    }
ui-form-unit-months = { $count ->
       *[other] 个月
    }
ui-form-unit-years = { $count ->
       *[other] 年
    }
ui-form-weekdays = 星期
ui-form-which-day = 哪一天
ui-form-ends = 结束
ui-form-ends-on = 到某天
ui-form-ends-after = 若干次后
ui-form-ends-never = 永不结束
ui-form-date-count = 次数
ui-form-every-days = 每 { $count } 天
ui-form-every-weeks = 每 { $count } 周
ui-form-every-months = 每 { $count } 个月
ui-form-every-years = 每 { $count } 年
ui-form-times = 共 { $count } 次
ui-form-on-day-of-month = { $date } 日
ui-form-on-weekday-of-month = { $week ->
        [1] 第一个
        [2] 第二个
        [3] 第三个
        [4] 第四个
       *[other] 最后一个
    }{ $day }
ui-form-goes-on = ，之后随可预订期限自动延续
ui-form-series-dates = 周期会议的日期
ui-form-clash-count = { $count } 次有冲突
ui-form-date-clashes = 已被占用
ui-form-date-forbidden = 不允许
ui-form-date-out = 跳过
ui-form-date-leave-out = 跳过这一天
ui-form-date-back = 恢复这一天
ui-form-you-are-in = 签到成功：{ $title }
ui-form-open-meeting = 打开会议
ui-form-not-checked-in = 未能签到
ui-form-series-stopped = 因无人到场，其余场次已释放。
ui-form-take-up = 恢复周期会议
ui-form-taken-up = 已恢复的场次：{ $count }
ui-form-attendance = 签到：{ $came } / { $count }
ui-form-attendance-save = 另存为
ui-form-walk-in = 未受邀
ui-form-note-here = 已到场
ui-form-same-device = 与他人使用同一设备
ui-form-by-other = 由其他参会人代记
ui-form-mark-expected = 待到场
ui-form-mark-on-time = 准时
ui-form-mark-late = 迟到
ui-form-mark-absent = 缺席
ui-form-method-button = 按钮
ui-form-method-link = 邮件链接
ui-form-method-code = 会议室二维码
ui-form-method-printed-code = 张贴的二维码
ui-form-method-password = 面板登录
ui-form-method-card = 刷卡
ui-form-method-front-desk = 前台
ui-form-method-other = 他人代记

# weeks and months
ui-my-calendar = 我的日历
ui-view = 视图
ui-week = 周
ui-month = 月
ui-week-before = 上一周
ui-week-after = 下一周
ui-manage-week-of-room = { $room }的一周
ui-manage-month-of-room = { $room } 的月视图
ui-nothing-on = 这一天没有安排
ui-more-count = 还有 { $count } 项

# finding a time
ui-ask-find-lead = 所有人与合适会议室都空闲的最早时间。
ui-ask-find-people-hint = 除了您，还有谁要参加？
ui-ask-time-of-day = 时段
ui-ask-part-work = 工作时间
ui-ask-part-morning = 上午
ui-ask-part-afternoon = 下午
ui-ask-part-day = 任意时间
ui-ask-weekend-too = 包括周末
ui-ask-this-week = 本周
ui-ask-next-week = 下周
ui-ask-slot-count = { $count } 个合适的时间
ui-ask-no-slot = 本周没有合适的时间。试试下一周、缩短会议，或选择任意时间。
ui-ask-take-first = { $time }，{ $room }

# the page of a room
ui-room-missing = 找不到这间会议室
ui-room-missing-text = 它可能已被移除，或您无权查看。
ui-manage-rules-here = 此处适用的规则
ui-manage-no-rules = 没有特别规则：任何时间都可预订。
ui-manage-not-yours = 您可以查看此场所，但不能更改。
ui-manage-set-at = 由“{ $place }”设定
ui-manage-day-count = { $count } 天

# the person's own page
ui-profile = 个人资料
ui-profile-saved = 个人资料已保存
ui-email = 邮箱
ui-time-zone = 时区
ui-self-kept-by-others = 姓名和邮箱由管理员维护，如有错误请联系管理员。
ui-self-delegates = 委托代理
ui-self-delegates-lead = 代理人以您的名义操作，日志会同时记录双方。
ui-self-new-delegate = 添加代理人
ui-self-delegate-hint = 同事姓名
ui-self-add-delegate = 添加
ui-self-delegate-added = { $name } 现在可代您操作
ui-self-end-delegation = 结束
ui-self-you-for = 您代理 { $name }
ui-self-power-books = 代为预订
ui-self-power-manages = 修改和取消会议
ui-self-power-sees-private = 查看私密会议
ui-self-power-gets-copies = 接收通知副本
ui-self-messages = 通知设置
ui-self-remind = 会前提醒
ui-self-remind-end = 结束前提醒
ui-self-never = 不提醒
ui-self-digest = 日程汇总邮件
ui-self-digest-never = 不发送
ui-self-digest-daily = 每天早上
ui-self-digest-weekly = 每周一
ui-self-quiet = 免打扰时段（不发邮件）
ui-self-ways = 各类消息的发送方式
ui-self-way-usual = 默认
ui-self-way-both = 站内和邮件
ui-self-way-inbox = 仅站内
ui-self-way-mail = 仅邮件
ui-self-way-none = 不通知
ui-self-kind-booked = 我的预订
ui-self-kind-invited = 会议邀请
ui-self-kind-changed = 会议变更
ui-self-kind-cancelled = 会议取消
ui-self-kind-handed-over = 会议改由他人负责
ui-self-kind-removed = 我不再参加的会议
ui-self-kind-approval-wanted = 待审批预订
ui-self-kind-approved = 预订已批准
ui-self-kind-declined = 预订被拒绝
ui-self-kind-released = 会议室被释放
ui-self-kind-check-in-asked = 到签到时间
ui-self-kind-release-warned = 我的会议室即将释放
ui-self-kind-no-show = 我的会议无人到场
ui-self-kind-barred = 我暂时不能预订
ui-self-kind-no-show-pardoned = 无人到场记录被免除
ui-self-kind-no-show-upheld = 申诉未获通过
ui-self-kind-appealed = 待我处理的申诉
ui-self-kind-room-closes = 我的会议室将停用
ui-self-kind-series-warned = 我的周期会议无人到场
ui-self-kind-series-stopped = 我的周期会议因无人到场而终止
ui-self-kind-action-given = 交给我的待办
ui-self-kind-action-due = 我的到期待办
ui-self-kind-minutes-sent = 待确认的会议纪要
ui-self-kind-minutes-objected = 对会议纪要的异议
ui-self-kind-minutes-confirmed = 已确认的会议纪要
ui-self-no-shows = 无人到场的会议
ui-self-barred-until = { $date } 前您不能预订：您有 { $count } 场会议无人到场。
ui-self-counting = 最近 { $days } 天内无人到场的会议：{ $count } 场。
ui-self-bar-from = 达到 { $count } 场后，{ $days } 天内不能预订。
ui-self-nothing-counts = 没有计入您名下的记录。
ui-self-appeal = 不应计入
ui-self-appeal-why = 为什么不应计入？
ui-self-appeal-send = 提交
ui-self-appealed = 已提交，将由会议室管理人员决定。
ui-self-no-show-counted = 计入
ui-self-no-show-appealed = 已申诉，决定前仍计入
ui-self-no-show-upheld = 计入；申诉未获通过
ui-self-no-show-pardoned = 不再计入
ui-self-no-show-undone = 不计入：您迟到后到场
ui-self-kind-panel-offline = 我负责的面板离线
ui-self-kind-panel-fault = 我负责的面板收到故障报告
ui-self-kind-replied = 我的会议的参会回复
ui-self-kind-reminder-before = 会前提醒
ui-self-kind-reminder-start = 开始时提醒
ui-self-kind-reminder-end = 结束前提醒
ui-self-kind-digest = 日程汇总

# keys of the whole app
ui-help-day = 会议室页面
ui-key-search = 搜索全部
ui-key-go-today = 前往今天
ui-key-go-rooms = 前往会议室
ui-key-go-calendar = 前往日历
ui-key-go-find = 找时间

# the administrator's pages: fetched only there
ui-manage-places = 场所
ui-manage-rules = 规则
ui-manage-people = 人员
ui-manage-keys = API 密钥
ui-manage-forbidden = 此页面仅供管理员使用
ui-manage-forbidden-text = 如需更改，请联系管理员。
ui-manage-name = 名称
ui-manage-code = 编码
ui-manage-code-hint = 导入与设备使用的固定标识。
ui-manage-kind = 类型
ui-manage-kind-campus = 园区
ui-manage-kind-building = 楼宇
ui-manage-kind-floor = 楼层
ui-manage-kind-zone = 区域
ui-manage-kind-room = 会议室
ui-manage-belongs-to = 所属
ui-manage-top = 无：位于最上层
ui-manage-mode = 预订方式
ui-manage-mode-open = 直接预订
ui-manage-mode-instant = 即占即用
ui-manage-features = 设备（用逗号分隔）
ui-manage-inherit = 与上级相同
ui-manage-find-place = 查找场所
ui-manage-new-campus = 新建园区
ui-manage-new-below = 在“{ $place }”中新建
ui-manage-add-below = 添加下级
ui-manage-fold = “{ $place }”的下级
ui-manage-no-places = 还没有场所。先建园区，再建楼宇、楼层和会议室。会议室很多时可批量导入：smart-meeting import rooms rooms.csv
ui-manage-more-places = 还有 { $count } 项：请搜索或折叠不需要的部分。
ui-manage-choose-place = 选择一个场所进行查看和修改。
ui-manage-in-service = 使用中：可以预订。
ui-manage-not-in-service = 已停用：无法预订。已有的会议保留。
ui-manage-close-place = 停用
ui-manage-open-place = 恢复使用
ui-manage-find-person = 按姓名、登录名或邮箱查找
ui-manage-no-person = 没有找到。
ui-manage-people-hint = 可批量导入人员：smart-meeting import people people.csv
ui-manage-person-name = 姓名
ui-manage-add-person = 添加人员
ui-manage-edit-person = 编辑 { $name }
ui-manage-department = 部门
ui-manage-zone-of-room = 同会议室
ui-manage-add-and-invite = 添加并邀请
ui-manage-invite-person = 邀请 { $name }
ui-manage-invitation-mailed = 含链接的邮件已发送至 { $address }，您也可自行转交链接。
ui-manage-invitation-by-hand = 未发送邮件，请自行转交此链接。
ui-manage-invitation-link = 设置密码的链接
ui-manage-invitation-until = 仅可使用一次，{ $date } 前有效。
ui-manage-link-copied = 链接已复制
ui-manage-copy-link = 复制链接
ui-manage-person-back = { $name } 可重新登录
ui-manage-person-out = { $name } 不能再登录
ui-manage-inactive-people = 已停用的人员
ui-manage-activate = 重新启用
ui-manage-invite = 邀请
ui-manage-deactivate = 停用
ui-manage-deactivate-means = 停用后不能再登录，所有会话立即结束；已预订的会议保留。
ui-manage-ahead = 待主持的会议
ui-manage-ahead-of = { $name } 名下待召开的会议
ui-manage-ahead-dates = { $count } 场
ui-manage-ahead-hosts = 仅为主持人，由 { $name } 预订
ui-manage-nothing-ahead = 没有需要移交的会议。
ui-manage-hand-all-to = 全部移交给
ui-manage-hand-all = 全部移交
ui-manage-cancel-all = 全部取消
ui-manage-cancel-all-means = 将取消 { $count } 场会议，并通知所有受邀者。
ui-manage-cancel-all-hosted = 由他人预订的 { $count } 场照常召开，改由预订人主持。
ui-manage-all-handed-over = { $name } 名下的会议已移交
ui-manage-all-cancelled = { $name } 名下的会议已取消
ui-manage-new-password = 重设密码
ui-manage-new-password-for = 为 { $name } 重设密码
ui-manage-password-ends = 其所有登录将失效。
ui-manage-password-set = { $name } 的密码已重设
ui-manage-key-for = 用途
ui-manage-key-example = 三楼人体传感器
ui-manage-may-do = 权限
ui-manage-role-sensor = 上报传感数据
ui-manage-role-door = 显示门口二维码并上报到场情况
ui-manage-role-employee = 员工权限
ui-manage-role-administrator = 全部权限
ui-manage-make-key = 创建密钥
ui-manage-key-once = 请立即复制：仅显示这一次。
ui-manage-no-keys = 还没有密钥。密钥让设备或脚本无需登录即可调用接口。
ui-manage-revoke = 吊销
ui-manage-revoked = 已吊销
ui-manage-key-revoked = “{ $name }”已吊销
ui-manage-default = 默认
ui-manage-set-here = 在此设定
ui-manage-set-locked = 在此设定，下级不可更改
ui-manage-inherited = 继承自“{ $place }”
ui-manage-locked-at = 由“{ $place }”锁定
ui-manage-lock = 下级场所不可更改
ui-manage-inherit-again = 恢复继承
ui-manage-unsaved = 尚未保存
ui-manage-leave-unsaved = 尚未保存的内容会丢失，仍要离开吗？
ui-manage-limited = 设定限制
ui-manage-always-closed = 每天关闭
ui-manage-closed = 关闭
ui-manage-no-limit = 不限
ui-manage-none = 无
ui-manage-json = 按接口格式（JSON）填写。
ui-manage-no-json = 不是有效的 JSON，保留上一个有效值。
ui-manage-choice-start = 开始时间
ui-manage-choice-end = 结束时间
ui-manage-choice-goes-on = 随期限自动延续
ui-manage-choice-refused = 拒绝
ui-manage-set-by = { $name }，{ $date }
ui-manage-remove = 移除
ui-manage-first-day = 开始日期
ui-manage-last-day = 结束日期
ui-manage-add-closure = 添加时段
ui-manage-add-quota = 添加配额
ui-manage-whose = 统计对象
ui-manage-period = 周期
ui-manage-meetings = 场会议
ui-manage-hours = 小时
ui-manage-of-person = 每人
ui-manage-of-department = 每个部门
ui-manage-of-everyone = 全部合计
ui-manage-period-day = 每天
ui-manage-period-week = 每周
ui-manage-period-month = 每月
ui-manage-period-year = 每年
ui-manage-period-future = 今后合计
ui-manage-most-meetings = { $count } 场
ui-manage-quota = { $of }{ $period }：{ $most }
ui-manage-no-calendars = 还没有工作日历，请先在“工作日历”中新建。
ui-manage-choice-cut = 到期限为止
ui-manage-choice-closed = 不开放
ui-manage-choice-as-sunday = 按周日开放
ui-manage-choice-ignored = 照常
ui-manage-rule-opening-hours = 开放时间
ui-manage-rule-closures = 关闭时段
ui-manage-rule-calendar = 工作日历
ui-manage-rule-holidays = 节假日处理
ui-manage-rule-shortest-minutes = 最短时长
ui-manage-rule-longest-minutes = 最长时长
ui-manage-rule-grid-minutes = 起止时间步长
ui-manage-rule-several-days-allowed = 允许跨天
ui-manage-rule-set-up-minutes = 会前预留
ui-manage-rule-tear-down-minutes = 会后预留
ui-manage-rule-notice-minutes = 至少提前预订
ui-manage-rule-change-notice-minutes = 至少提前修改
ui-manage-rule-cancel-notice-minutes = 至少提前取消
ui-manage-rule-horizon-days = 最远可预订
ui-manage-rule-horizon-opens-at = 新一天开放时刻
ui-manage-rule-horizon-measured-to = 期限按何时计算
ui-manage-rule-change-horizon-days = 最远可移动
ui-manage-rule-cancel-horizon-days = 最远可取消
ui-manage-rule-first-date = 首个可预订日
ui-manage-rule-last-date = 最后可预订日
ui-manage-rule-capacity-enforced = 人数不得超过座位
ui-manage-rule-fewest-people = 最少人数
ui-manage-rule-fewest-people-percent = 最少人数占座位比例
ui-manage-rule-most-rooms = 单个会议最多会议室
ui-manage-rule-most-simultaneous = 同一预订人同时占用
ui-manage-rule-quotas = 配额
ui-manage-rule-allowed-types = 允许的会议类型
ui-manage-rule-forbidden-types = 禁止的会议类型
ui-manage-rule-approved-changeable = 已批准的预订可移动
ui-manage-rule-recurrence-allowed = 允许周期会议
ui-manage-rule-most-occurrences = 周期会议最多次数
ui-manage-rule-longest-series-days = 周期会议最长跨度
ui-manage-rule-series-beyond-horizon = 超出期限的周期会议
ui-manage-rule-most-conflicts = 可自动跳过的冲突次数
ui-manage-rule-most-conflicts-percent = 可自动跳过的冲突比例
ui-manage-rule-who-sees = 谁能看到此会议室
ui-manage-rule-who-books = 谁可以预订
ui-manage-rule-who-requests = 谁可以申请
ui-manage-rule-who-requests-out-of-policy = 谁可以超出规则申请
ui-manage-everyone = 所有人
ui-manage-nobody = 无人
ui-manage-entries = { $count } 项
ui-manage-groups = 群组
ui-manage-rights = 权限
ui-manage-add = 添加
ui-manage-new-group = 新建群组
ui-manage-no-groups = 还没有群组。群组是一组人员，可被授予角色，也可用于规则。
ui-manage-members = 成员
ui-manage-member-count = { $count } 人
ui-manage-delete-group = 删除群组
ui-manage-to-whom = 授予
ui-manage-find-subject = 人员、群组、部门或所有人
ui-manage-subject-group = 群组
ui-manage-subject-org-unit = 部门
ui-manage-role = 角色
ui-manage-where = 范围
ui-manage-everywhere = 全部
ui-manage-own = 本人事项
ui-manage-until = 截止日期
ui-manage-note = 备注
ui-manage-give = 授予角色
ui-manage-role-given = 角色已授予
ui-manage-role-taken = 已收回 { $name } 的角色
ui-manage-role-may = 包含：{ $permissions }
ui-manage-grants = 已授予的角色
ui-manage-no-grants = 没有符合的授权。
ui-manage-given-by = 由 { $name } 授予
ui-manage-take-away = 收回
ui-manage-rights-of = { $name } 的权限
ui-manage-because = { $role }：授予 { $subject }，{ $scope }
ui-manage-no-grant-says = 没有授权
ui-manage-named-role-administrator = 管理员
ui-manage-named-role-employee = 员工
ui-manage-named-role-room-manager = 会议室管理员
ui-manage-named-role-approver = 审批人
ui-manage-named-role-front-desk = 前台
ui-manage-named-role-auditor = 审计员
ui-manage-named-role-facility-planner = 空间规划
ui-manage-named-role-sensor = 传感器
ui-manage-named-role-door = 门口面板或读卡器
ui-manage-named-role-panel = 门口面板（可预订）
ui-manage-named-role-board = 楼层看板
ui-manage-may-room-see = 查看会议室
ui-manage-may-meeting-book = 预订
ui-manage-may-meeting-book-past = 预订过去时间
ui-manage-may-meeting-see-private = 查看私密会议
ui-manage-may-meeting-manage = 修改他人会议
ui-manage-may-meeting-approve = 审批预订
ui-manage-may-place-manage = 管理场所
ui-manage-may-person-see = 查看人员
ui-manage-may-person-manage = 管理人员
ui-manage-may-api-key-manage = 管理 API 密钥
ui-manage-may-presence-ingest = 上报传感数据
ui-manage-may-access-see = 查看权限
ui-manage-may-access-grant = 授予角色
ui-manage-may-role-manage = 管理角色
ui-manage-no-shows = 无人到场
ui-manage-appeals = 待处理的申诉
ui-manage-no-appeals = 没有待处理的申诉。
ui-manage-why = 理由（本人可见）
ui-manage-pardon = 免除
ui-manage-uphold = 仍然计入
ui-manage-pardoned = 已不再计入
ui-manage-upheld = 仍然计入
ui-manage-look-up = 查看某人的情况
ui-manage-whose-hint = 查找某人，查看计入的记录并可免除。
ui-manage-barred-until = { $date } 前不能预订：{ $count } 场会议无人到场。
ui-manage-counting = 最近 { $days } 天内无人到场的会议：{ $count } 场。
ui-manage-nothing-counts = 没有计入的记录。
ui-manage-no-show-counted = 计入
ui-manage-no-show-appealed = 已申诉
ui-manage-no-show-upheld = 计入；申诉未获通过
ui-manage-no-show-pardoned = 已免除
ui-manage-no-show-undone = 迟到后到场，不计入
ui-manage-rule-check-in-required = 无人签到时释放会议室
ui-manage-rule-check-in-minutes-before = 开始前多久可签到
ui-manage-rule-check-in-minutes-after = 开始后多久释放
ui-manage-rule-release-warn-minutes = 释放前多久提醒
ui-manage-rule-release-undo-minutes = 释放后多久内可收回
ui-manage-rule-check-in-profiles = 部分会议的例外规则
ui-manage-rule-no-show-days = 无人到场记录的有效期
ui-manage-rule-series-no-shows = 连续几次无人到场后终止周期会议
ui-manage-rule-no-shows-warn = 达到几次时警告
ui-manage-rule-no-shows-bar = 达到几次时禁止预订
ui-manage-rule-bar-days = 禁止预订的时长
ui-manage-rule-printed-code-allowed = 可用张贴的二维码签到
ui-manage-section-hours = 开放时间
ui-manage-section-length = 会议时长
ui-manage-section-ahead = 提前预订
ui-manage-section-much = 数量与用途
ui-manage-section-series = 周期会议
ui-manage-section-who = 适用对象
ui-manage-section-approval = 审批
ui-manage-section-presence = 签到与缺席
ui-manage-section-other = 其他规则
ui-manage-told = { $name }：{ $value }
ui-manage-some-flow = 已设定流程
ui-manage-no-types = 还没有会议类型。
ui-manage-without-opening-hours = 全天开放
ui-manage-without-calendar = 不使用日历
ui-manage-without-allowed-types = 所有类型
ui-manage-without-approval-flow = 由此处有审批权的人决定
ui-manage-without-series-no-shows = 不终止
ui-manage-without-no-shows-warn = 不警告
ui-manage-without-no-shows-bar = 不限制
ui-manage-limited-opening-hours = 仅在指定时段开放
ui-manage-limited-calendar = 使用工作日历
ui-manage-limited-allowed-types = 仅限指定类型
ui-manage-limited-approval-flow = 由流程决定
ui-manage-limited-series-no-shows = 达到次数后
ui-manage-limited-no-shows-warn = 达到次数后
ui-manage-limited-no-shows-bar = 达到次数后
ui-manage-limited-first-date = 从某天起才可预订
ui-manage-without-first-date = 不限起始日
ui-manage-limited-last-date = 某天之后不可预订
ui-manage-without-last-date = 不限截止日
ui-manage-limited-most-conflicts = 最多跳过若干次
ui-manage-without-most-conflicts = 未设次数
ui-manage-limited-most-conflicts-percent = 最多跳过一定比例
ui-manage-without-most-conflicts-percent = 未设比例
ui-manage-limited-most-simultaneous = 同时最多若干间
ui-manage-limited-longest-series-days = 最长若干天
ui-manage-limited-change-horizon-days = 临近时才可移动
ui-manage-without-change-horizon-days = 多早都可以
ui-manage-limited-cancel-horizon-days = 临近时才可取消
ui-manage-without-cancel-horizon-days = 多早都可以
ui-manage-profile-for = 会议同时满足以下条件时
ui-manage-profile-then = 改为
ui-manage-profile-line = { $when } → { $then }
ui-manage-every-meeting = 所有会议
ui-manage-as-usual = 不变
ui-manage-first-fits = 以第一条符合的为准。
ui-manage-move-up = 上移
ui-manage-add-profile = 添加例外
ui-manage-remove-profile = 删除此例外
ui-manage-when-at-least = 时长至少
ui-manage-when-at-most = 时长至多
ui-manage-when-types = 属于以下类型之一
ui-manage-when-organizers = 由以下人员或部门组织
ui-manage-when-guests = 邀请了外部来宾
ui-manage-when-series = 属于周期会议
ui-manage-when-words = 主题含有以下词语之一
ui-manage-words-example = 面试、董事会
ui-manage-then-required = 需要签到
ui-manage-then-free = 无需签到
ui-manage-may-attendance-note = 登记到场人员
ui-manage-may-attendance-show-code = 显示会议室二维码
ui-manage-may-attendance-ingest = 上报门口刷卡与登录
ui-manage-may-standing-manage = 处理无人到场记录
ui-manage-may-group-manage = 管理群组
ui-manage-may-org-unit-manage = 管理部门
ui-nav-approvals = 审批
ui-key-go-approvals = 前往审批
ui-waiting-requests = 项申请等待您处理
ui-self-power-decides = 代我审批申请
ui-self-password = 密码
ui-self-password-lead = 更改后，您在其他设备上会退出登录。
ui-self-password-current = 当前密码
ui-self-password-new = 新密码（至少 { $count } 个字符）
ui-self-password-change = 更改密码
ui-self-password-changed = 密码已更改，其他设备上已退出登录。
ui-ask-did-approve = { $count ->
    [1] 已批准“{ $title }”
   *[other] 已批准 { $count } 项申请
}
ui-ask-did-decline = { $count ->
    [1] 已拒绝“{ $title }”
   *[other] 已拒绝 { $count } 项申请
}
ui-ask-did-not = { $count } 项未能处理：{ $reason }
ui-ask-why-room = { $room }需要申请。
ui-ask-why-by-request = 预订人对该会议室只有申请权限。
ui-ask-why-rules = 超出规则：{ $rules }。
ui-ask-why-longer = { $room }：超过 { $count } 分钟。
ui-ask-why-people = { $room }：超过 { $count } 人。
ui-ask-why-guests = { $room }：邀请了外部参会人。
ui-ask-why-series = { $room }：属于周期会议。
ui-ask-why-during = { $room }：位于 { $hours } 时段内。
ui-ask-why-outside = { $room }：不在 { $hours } 时段内。
ui-ask-state-waiting = 等待审批
ui-ask-state-approved = 已批准
ui-ask-state-declined = 已拒绝
ui-ask-state-recalled = 已撤回
ui-ask-state-lapsed = 逾期未处理
ui-ask-state-replaced = 已被新的申请取代
ui-ask-state-outdone = 会议室已分配给其他会议
ui-ask-pick = 选择“{ $title }”
ui-ask-due = 请于 { $time } 前处理
ui-ask-asked-by = 由 { $name } 提出
ui-ask-dates = { $count } 个日期
ui-ask-was = 原为 { $time }
ui-ask-people = { $count } 人
ui-ask-step = 第 { $step } 步，共 { $steps } 步：
ui-ask-deciders = 审批人：{ $names }
ui-ask-stand-in = 您代 { $name } 审批
ui-ask-said-yes = { $name } 已批准
ui-ask-said-no = { $name } 已拒绝
ui-ask-cast-by = 由 { $name } 代为处理
ui-ask-choose-dates = 选择要处理的日期
ui-ask-taken = 已被占用
ui-ask-rivals = { $count ->
    [1] 还有其他申请。批准此项将拒绝：
   *[other] 还有其他申请。批准此项将拒绝以下 { $count } 项：
}
ui-ask-blocked = { $count ->
    [1] 会议室已被他人占用，此申请无法批准。
   *[other] { $count } 个日期已被占用，无法批准。
}
ui-ask-approve-this = 批准此项
ui-ask-recall = 撤回
ui-ask-recalled = 已撤回“{ $title }”的申请
ui-ask-tab-waiting = 待处理
ui-ask-tab-decided = 我已处理
ui-ask-tab-asked = 我的申请
ui-ask-none-waiting = 没有待处理的申请
ui-ask-none-waiting-text = 您负责的会议室有新申请时，会显示在这里并通知您。
ui-ask-none-decided = 您还没有处理过申请。
ui-ask-none-asked = 您还没有提交过申请。需要申请的会议室会在预订时提示。
ui-ask-picked = 已选 { $count } 项
ui-ask-approve-picked = 批准所选
ui-ask-decline-picked = 拒绝所选
ui-ask-pick-none = 取消选择
ui-ask-pick-all = 全选
ui-ask-key-walk = 上下移动
ui-ask-key-pick = 选择
ui-ask-key-open = 打开
ui-ask-flow = 审批
ui-ask-earlier = 此前
ui-ask-asked-at = { $name } 于 { $time } 提交
ui-ask-asked-when = 于 { $time } 提交
ui-ask-proposed = 申请改为：{ $time }
ui-ask-stays = 在此之前会议保持原样。
ui-ask-to-approvals = 所有申请
ui-ask-time = 时间
ui-ask-free-until = 会议室空闲至 { $time }。
ui-ask-free-long = 今天之后没有其他会议。
ui-ask-next-waits = 下一场会议紧接着开始，无法在此延长。
ui-ask-elsewhere = 可改用：
ui-ask-end-frees = 立即结束：{ $rooms }提前 { $length } 空出
ui-ask-swap = 交换会议室…
ui-ask-swap-with = 与哪场会议交换
ui-ask-swap-lead = 时间不变，需对方预订人同意。
ui-ask-swap-none = 此时段没有其他会议。
ui-ask-swap-asked = 已征询“{ $title }”的预订人
ui-ask-swapped = 会议室已交换
ui-ask-swap-from = { $name } 希望交换会议室：用{ $theirs }换您的{ $yours }
ui-ask-swap-to = 您申请用{ $yours }交换{ $theirs }
ui-ask-swap-accept = 同意交换
ui-ask-swap-declined = 双方保留原会议室
ui-ask-swap-withdraw = 撤回
ui-ask-questions = 等待答复
ui-ask-knock = 敲门提醒：我们在等候
ui-ask-knocked = 已提醒室内的会议尽快结束
ui-ask-knock-lead = { $room }使用中，至 { $time }。
ui-ask-hand-over = 移交…
ui-ask-hand-over-to = 将会议移交给
ui-ask-hand-over-lead = 需对方同意，同意后成为预订人。管理该会议室的人可直接移交。
ui-ask-hand-over-which = 要移交哪些日期？
ui-ask-hand-over-do = 移交
ui-ask-handed-over = { $name } 现在是预订人
ui-ask-hand-over-asked = 已征询 { $name }
ui-ask-hand-over-from = { $name } 希望把{ $scope ->
    [this] 一场会议
   *[other] 一个周期会议
 }移交给您
ui-ask-hand-over-to-whom = 您希望把此会议移交给 { $name }
ui-ask-hand-over-accept = 接手
ui-ask-hand-over-taken = 您现在是预订人
ui-ask-hand-over-declined = 会议仍由原预订人负责
ui-ask-hand-over-withdrawn = 移交请求已撤回
ui-ask-hand-over-counts = 接手后计入您的预订额度。
ui-ask-say = 说说您的需要
ui-ask-say-example = 明天下午3点 10人 有投影 1小时
ui-ask-say-understood = 已理解
ui-ask-say-take-out = 去掉 { $text }
ui-ask-say-unknown = 未能理解：{ $text }
ui-ask-say-people = { $count } 人
ui-ask-say-week = { $day } 起的一周
ui-ask-wait = 候补会议室
ui-ask-wait-lead = 此时段内一有空闲的会议室，系统就会立即为您预订并通知您，按先后顺序。
ui-ask-wait-subject = 会议主题
ui-ask-wait-day = 日期
ui-ask-wait-from = 不早于
ui-ask-wait-until = 不晚于
ui-ask-wait-length = 时长
ui-ask-wait-people = 人数
ui-ask-wait-room = 会议室
ui-ask-wait-any = 任意合适的会议室
ui-ask-wait-do = 开始候补
ui-ask-wait-added = 您已加入 { $day } 的候补
ui-ask-wait-served = 已有空闲会议室，“{ $title }”已预订
ui-ask-wait-short = 时段短于会议时长。
ui-ask-waitings = 候补中
ui-ask-wait-line = { $day } { $from }–{ $until } 内 { $length }，{ $room }
ui-ask-wait-edit = 更改
ui-ask-wait-stop = 取消候补
ui-ask-wait-stopped = 已取消“{ $title }”的候补
ui-ask-wait-got = 已为您预订
ui-ask-coming = 参会回复
ui-ask-coming-you = 您参加吗？
ui-ask-coming-yes = 参加
ui-ask-coming-maybe = 待定
ui-ask-coming-no = 不参加
ui-ask-coming-note = 给组织者留言
ui-ask-coming-always = 适用于之后的所有日期
ui-ask-coming-said = 已记录您的回复
ui-ask-coming-tally = { $yes } 人参加 · { $maybe } 人待定 · { $no } 人不参加 · { $silent } 人未回复
ui-ask-coming-guests = 另有 { $count } 位外部来宾，由其邮件答复预订人。
ui-manage-may-audit-read = 查看审计记录
ui-manage-may-panel-use = 在门口延长和结束会议
ui-manage-may-panel-manage = 管理面板
ui-manage-panels = 面板与展板
ui-manage-panel-code = 屏幕上的配对码
ui-manage-panel-place = 位置
ui-manage-panel-pair = 配对
ui-manage-panel-hint = 在平板上打开 { $address }，然后在此输入屏幕显示的配对码。
ui-manage-panel-none = 还没有面板或展板。带浏览器的平板或屏幕即可使用。
ui-manage-panel-paired = { $name } 已配对
ui-manage-panel-removed = { $name } 已移除
ui-manage-panel-never = 尚未响应
ui-manage-panel-seen = 最近响应 { $time }
ui-manage-panel-state-new = 新
ui-manage-panel-state-online = 在线
ui-manage-panel-state-offline = 离线
ui-manage-panel-battery = 电量 { $percent }%
ui-manage-panel-faults = { $count } 条故障报告
ui-manage-panel-name = 名称
ui-manage-panel-theme = 配色
ui-manage-panel-theme-auto = 跟随设备
ui-manage-panel-theme-light = 浅色
ui-manage-panel-theme-dark = 深色
ui-manage-panel-language = 语言
ui-manage-panel-language-own = 跟随设备
ui-manage-panel-welcome = 空闲时显示的文字
ui-manage-panel-background = 空闲时的颜色
ui-manage-panel-colour-usual = 恢复默认
ui-manage-panel-shows-subjects = 显示会议主题和组织者
ui-manage-panel-touch = 触摸即可签到
ui-manage-panel-identify = 是哪一块？
ui-manage-panel-reload = 重新加载
ui-manage-panel-remove = 移除
ui-manage-panel-remove-ask = 移除后屏幕将重新显示配对码。
ui-manage-panel-told = 已通知 { $name }
ui-manage-panel-facts = 版本 { $version } · { $size } · 时钟快 { $offset } 秒 · 负责人 { $person }
ui-manage-panel-reported = 门口的故障报告
ui-manage-panel-log = 运行记录
ui-manage-panel-kind = 类型
ui-manage-panel-kind-panel = 门口面板
ui-manage-panel-kind-board = 楼层或楼宇展板
ui-manage-panel-hint-board = 在屏幕上打开 { $address }，然后在此输入屏幕显示的配对码。
ui-manage-board-settings = 展板内容
ui-manage-board-layout = 列表
ui-manage-board-layout-rooms = 全部会议室的空闲与使用情况
ui-manage-board-layout-meetings = 今天的会议，按时间排列
ui-manage-board-layout-plan = 平面图
ui-manage-board-here = 展板所在位置
ui-manage-board-here-hint = 在平面图上点按展板悬挂的位置，路过的人就能找到自己。
ui-manage-board-no-plan = 展板所属场所还没有平面图，在绘制之前将显示列表。
ui-manage-board-here-off = 移除标记
ui-manage-board-facing = 看屏幕的人面向
ui-manage-board-facing-up = 平面图上方
ui-manage-board-facing-right = 平面图右方
ui-manage-board-facing-down = 平面图下方
ui-manage-board-facing-left = 平面图左方
ui-manage-board-facing-hint = 没有单独设置箭头的会议室，按此方向和屏幕所在位置自动指路。
ui-manage-board-way-plan = 按图：{ $arrow }
ui-manage-board-second = 并列显示的第二语言
ui-manage-board-second-none = 无
ui-manage-board-page-seconds = 每页停留秒数
ui-manage-board-lines = 每页行数
ui-manage-board-lines-auto = 自动，远处可读
ui-manage-board-greets = 为有访客的会议单独显示欢迎页
ui-manage-board-welcome = 欢迎页上的文字
ui-manage-board-pictures = 图片
ui-manage-board-media = 播放时机
ui-manage-board-media-between = 每轮页面之后
ui-manage-board-media-idle = 没有会议且 30 分钟内无会议时，代替页面
ui-manage-board-add = 添加图片…
ui-manage-board-add-hint = PNG、JPEG 或 WebP，不超过 10 MB
ui-manage-board-seconds = { $name } 的停留秒数
ui-manage-board-earlier = { $name }：提前
ui-manage-board-later = { $name }：推后
ui-manage-board-drop = { $name }：移出
ui-manage-board-no-pictures = 还没有图片。
ui-manage-board-ways = 方向指引
ui-manage-board-ways-hint = 以站在展板前的人为准。楼层的方向适用于其中所有会议室。
ui-manage-board-way = { $name } 的方向
ui-manage-board-way-none = 无
ui-manage-board-way-same = 同上级
ui-manage-board-way-words = { $name } 的文字说明
ui-manage-board-way-example = 电梯旁
ui-manage-board-preview = 预览
ui-manage-board-preview-wide = 横屏
ui-manage-board-preview-tall = 竖屏
ui-manage-board-preview-hint = 按您的修改和当前会议显示，尚未保存。
ui-manage-decors = 外观与节日主题
ui-manage-decor-lead = 外观适用于所选场所及其下所有面板和展板。节日外观优先，越近的场所越优先。
ui-manage-decor-none = 还没有外观设置，全部使用默认外观。
ui-manage-decor-new = 新建外观
ui-manage-decor-place = 适用场所
ui-manage-decor-always = 长期
ui-manage-decor-each-year = 每年 { $span }
ui-manage-decor-greeting = 空闲时显示的文字
ui-manage-decor-ornament = 角落装饰
ui-manage-decor-lanterns = 灯笼
ui-manage-decor-blossom = 梅花
ui-manage-decor-snow = 雪花
ui-manage-decor-stars = 星星
ui-manage-decor-accent = 点缀色
ui-manage-decor-background = 背景图片
ui-manage-decor-logo = 标志
ui-manage-decor-english-logo = 英文屏幕上的标志
ui-manage-decor-season = 仅在节日期间
ui-manage-decor-from = 第一天
ui-manage-decor-until = 最后一天
ui-manage-decor-yearly = 每年重复
ui-manage-decor-busy = 预览使用中的样子

# Pages of administrators
ui-admin-part-rooms = 会议室
ui-admin-part-people = 人员
ui-admin-part-messages = 消息
ui-admin-part-data = 数据
ui-admin-calendars = 工作日历
ui-admin-types = 会议类型
ui-admin-flows = 审批流程
ui-admin-units = 部门
ui-admin-roles = 角色
ui-admin-templates = 消息模板
ui-admin-deliveries = 邮件记录
ui-admin-imports = 导入
ui-admin-new-role = 新建角色
ui-admin-of-product = 内置
ui-admin-own-role = 自定义
ui-admin-role-fixed = 内置角色不可更改，可复制后自行调整。
ui-admin-role-code-hint = 字母和数字，以字母开头；之后不可更改。
ui-admin-who-has-it = 谁拥有此角色
ui-admin-nobody-has-it = 还没有人拥有此角色。
ui-admin-give-it = 授予他人
ui-admin-copy-role = 复制为新角色
ui-admin-delete-role = 删除角色
ui-admin-matter-meetings = 会议室与会议
ui-admin-matter-attendance = 签到
ui-admin-matter-places = 场所
ui-admin-matter-people = 人员
ui-admin-matter-rights = 权限
ui-admin-matter-system = 系统与设备
ui-admin-matter-other = 其他
ui-manage-may-policy-bypass = 突破预订规则
ui-manage-may-notice-manage = 管理消息
ui-admin-means-room-see = 能看到会议室及其占用时间。
ui-admin-means-meeting-book = 为自己预订会议室并邀请他人。
ui-admin-means-meeting-book-past = 补录和更正已结束的会议。
ui-admin-means-meeting-see-private = 能看到他人私密会议的主题和人员。
ui-admin-means-meeting-manage = 更改、取消、延长、结束他人的会议，并可代为预订。
ui-admin-means-meeting-approve = 审批待处理的预订。
ui-admin-means-policy-bypass = 可声明后违反规则预订，并留有记录。
ui-admin-means-attendance-note = 为无法自行签到的人登记。
ui-admin-means-attendance-show-code = 显示会议室的动态签到码，如门口屏。
ui-admin-means-attendance-ingest = 刷卡机或闸机上报到场人员。
ui-admin-means-standing-manage = 处理申诉，解除禁订。
ui-admin-means-place-manage = 新建和更改场所、规则、日历、会议类型与流程。
ui-admin-means-person-see = 查找人员，查看组和部门。
ui-admin-means-person-manage = 导入人员、重设密码。
ui-admin-means-group-manage = 新建组并维护成员。
ui-admin-means-org-unit-manage = 新建、移动、删除部门。
ui-admin-means-access-see = 查看角色、授权及某人权限的来由。
ui-admin-means-access-grant = 在自身权限内授予和收回角色。
ui-admin-means-role-manage = 用自身拥有的权限组成角色。
ui-admin-means-notice-manage = 编辑消息文字，查看并重发邮件。
ui-admin-means-api-key-manage = 创建和吊销设备密钥。
ui-admin-means-presence-ingest = 传感器上报会议室是否有人。
ui-admin-means-audit-read = 查看谁做了什么，以及任意时刻的状况。
ui-admin-means-panel-use = 挂在门口：显示会议室状态，并在此预订和签到。
ui-admin-means-panel-manage = 配对面板、设定外观并负责维护。
ui-admin-new-unit = 新建部门
ui-admin-new-unit-below = 在“{ $name }”下新建部门
ui-admin-unit-hint = 部门拥有的权限，其下级部门同样拥有。
ui-admin-delete-unit = 删除部门
ui-admin-no-units = 还没有部门。可随人员导入，也可在此新建。
ui-admin-new-calendar = 新建日历
ui-admin-calendar-example = 中国
ui-admin-calendar-code-hint = 规则通过编码引用日历；之后不可更改。
ui-admin-no-calendars = 还没有工作日历。它标明节假日和调休上班日，由场所的规则引用。
ui-admin-day-count = { $count } 天
ui-admin-import-days = 导入节假日
ui-admin-import-days-hint = 节假日的 iCalendar 文件，或含 date、kind（holiday、workday）、as_weekday、name 列的表格。导入后将取代此日历原有的全部日期。
ui-admin-replace-days = 替换日期
ui-admin-holidays = { $count } 天放假
ui-admin-workdays = { $count } 天调休上班
ui-admin-holiday = 放假
ui-admin-workday = 调休上班
ui-admin-ordinary = 按星期
ui-admin-day-is = 当天为
ui-admin-hours-of = 开放时间按
ui-admin-set = 确定
ui-admin-year-empty = 今年尚未设置。点选日期，或导入节假日。
ui-admin-used-at = 应用于
ui-admin-used-nowhere = 尚未应用：请在场所的规则中引用
ui-admin-named-in-rules = 被以下场所的规则引用
ui-admin-and-more = 等另外 { $count } 项
ui-admin-code-taken = 此编码已被使用。
ui-admin-new-type = 新建类型
ui-admin-type-example = 董事会
ui-admin-type-code-hint = 会议和规则通过编码引用类型；之后不可更改。
ui-admin-type-users = 可使用者
ui-admin-type-users-hint = 会议室的管理者可使用任何类型。
ui-admin-type-open = 任何人选择此类型即可不受上述规则限制。
ui-admin-exempt = 不适用的规则
ui-admin-exempt-hint = 此类会议在任何场所都不受以下规则限制。
ui-admin-exempt-count = 免 { $count } 条规则
ui-admin-no-types = 还没有会议类型。可让董事会、培训、面试等适用不同规则。
ui-admin-new-flow = 新建流程
ui-admin-flow-example = 报告厅
ui-admin-flow-used-nowhere = 尚未应用：请在场所的“审批流程”规则中选用
ui-admin-no-flows = 还没有流程。没有流程时，由有审批权的任意一人决定。流程由步骤组成：问谁、需几人同意、何时截止。
ui-admin-step-count = { $count } 步
ui-admin-step = 第 { $number } 步
ui-admin-step-name = 步骤名称
ui-admin-step-earlier = 第 { $number } 步上移
ui-admin-step-later = 第 { $number } 步下移
ui-admin-step-remove = 删除第 { $number } 步
ui-admin-add-step = 添加步骤
ui-admin-delete-flow = 删除流程
ui-admin-deputies-hint = 审批人在“个人资料–代理人”中授权的人可代为审批。进行中的申请沿用原步骤。
ui-admin-who-is-asked = 审批人
ui-admin-add-approver = 为第 { $number } 步添加审批人
ui-admin-add-by-role = 第 { $number } 步按角色添加
ui-admin-by-role = 按角色添加…
ui-admin-approver-holders = 对该会议室有审批权的人
ui-admin-approver-administrators = 拥有全局审批权的人
ui-admin-approver-role = 角色“{ $role }”的成员
ui-admin-quorum = 同意条件
ui-admin-quorum-any = 任意一人
ui-admin-quorum-all = 全部同意
ui-admin-quorum-count = 至少若干人
ui-admin-own-requests = 审批人自己申请时
ui-admin-own-agreed = 视为同意
ui-admin-own-another = 须由他人审批
ui-admin-step-when = 何时需要此步骤
ui-admin-step-always = 始终需要。
ui-admin-has-deadline = 设有期限
ui-admin-deadline-hours = 期限（小时）
ui-admin-remind-hours = 提前提醒（小时）
ui-admin-deadline-working = 只计会议室开放的时间（含调休工作日，不含节假日）
ui-admin-deadline-then = 逾期未决时
ui-admin-then-escalate = 转下一步
ui-admin-then-approve = 视为通过
ui-admin-then-decline = 视为拒绝
ui-admin-when-longer = 时长超过
ui-admin-when-people = 人数超过
ui-admin-when-guests = 有外部来宾
ui-admin-when-series = 周期会议
ui-admin-when-during = 在此时段内
ui-admin-when-outside = 在此时段外
ui-admin-weekdays = 星期
ui-admin-add-condition = 添加条件…
ui-admin-preview-flow = 这样的预订需要谁审批？
ui-admin-preview-ask = 查看
ui-admin-preview-passed = 跳过：不适用于此预订。
ui-admin-preview-deserted = 无人可审批：转由管理员处理。
ui-admin-preview-needs = { $count } 人中需 { $needed } 人同意：{ $names }
ui-admin-preview-own = 您是审批人之一：申请即视为同意。
ui-admin-preview-due = 若现在提出，须在 { $when } 前审批。
ui-admin-preview-usual = 没有适用的步骤：由对该会议室有审批权的人决定。
ui-admin-date = 日期
ui-admin-minutes = 时长（分钟）
ui-admin-people-count = 人数
ui-admin-own-words = 已自定义
ui-admin-template-text = 正文
ui-admin-placeholders = 点击插入，发送时自动填写。时间、会议室及变更内容会附在正文之后。
ui-admin-placeholder-meeting = 会议
ui-admin-placeholder-organizer = 组织者
ui-admin-placeholder-host = 主持人
ui-admin-placeholder-time = 时间
ui-admin-placeholder-place = 会议室
ui-admin-placeholder-time-before = 原时间
ui-admin-placeholder-place-before = 原会议室
ui-admin-placeholder-reason = 原因
ui-admin-placeholder-minutes = 分钟数
ui-admin-placeholder-count = 数量
ui-admin-placeholder-link = 链接
ui-admin-placeholder-reader = 收件人
ui-admin-placeholder-answers = 参会回复
ui-admin-placeholder-until = 截止时间
ui-admin-placeholder-task = 待办
ui-admin-placeholder-due = 到期日
ui-admin-placeholder-by = 操作人
ui-admin-placeholder-offered = 可换得的会议室
ui-admin-unknown-placeholder = { $name } 不是可填写的变量。
ui-admin-words-reset = 已恢复默认文字
ui-admin-reset-words = 恢复默认
ui-admin-send-test = 发给我试看
ui-admin-test-sent = 已发送至 { $address }
ui-admin-no-address = 您的资料中没有邮箱。
ui-admin-preview-letter = 预览（以虚构会议为例）
ui-self-kind-change-declined = 更改被拒绝
ui-self-kind-swap-proposed = 换房请求
ui-self-kind-swap-accepted = 我的换房请求获同意
ui-self-kind-swap-declined = 我的换房请求被谢绝
ui-self-kind-hand-over-proposed = 移交给我的会议
ui-self-kind-hand-over-declined = 我的移交请求被谢绝
ui-self-kind-knocked = 有人敲门
ui-admin-find-address = 按邮箱查找
ui-admin-state = 状态
ui-admin-any-state = 全部
ui-admin-delivery-queued = 待发送
ui-admin-delivery-sent = 已发送
ui-admin-delivery-failed = 已放弃
ui-admin-delivery-bounced = 被退回
ui-admin-delivery-off = 未配置邮件
ui-admin-attempts = 尝试 { $count } 次
ui-admin-next-try = 下次 { $time }
ui-admin-send-again = 重新发送
ui-admin-queued-again = 已重新发送给 { $address }
ui-admin-no-deliveries = 还没有邮件。发送、等待和退回的邮件会列在这里。
ui-admin-no-delivery-found = 没有符合条件的邮件。
ui-admin-deliveries-hint = “已放弃”指在期限内未能送出；“被退回”指对方永久拒收。
ui-admin-what-to-import = 导入内容
ui-admin-import-rooms = 会议室
ui-admin-import-people = 人员
ui-admin-import-meetings = 会议
ui-admin-import-rooms-hint = 会议室表格（CSV）。缺少的园区、楼宇和楼层会自动新建；编码已存在的会议室会被更新。
ui-admin-import-people-hint = 人员表格（CSV）。登录名已存在的人员会被更新；任何人不会获得超出您的权限。
ui-admin-import-meetings-hint = 含会议和周期会议的日历文件（ICS）。不会发送通知。
ui-admin-example-file = 示例文件
ui-admin-import-organizer = 以谁的名义（登录名）
ui-admin-import-skip = 跳过周期会议中冲突的日期
ui-admin-choose-file = 将文件拖到此处，或点击选择
ui-admin-columns = 列的对应关系
ui-admin-columns-hint = 已按列名推测，请核对。带 * 的列为必填。
ui-admin-no-column = – 文件中没有 –
ui-admin-missing-columns = 请指定以下列：{ $columns }
ui-admin-try = 试运行
ui-admin-import-now = 导入 { $count } 项
ui-admin-imported = 已导入 { $count } 项
ui-admin-would-create = 新建 { $count }
ui-admin-would-update = 更新 { $count }
ui-admin-unchanged = 无变化 { $count }
ui-admin-refused = 被拒 { $count }
ui-admin-unknown-columns = 未使用的列：{ $columns }
ui-admin-show-all-rows = 显示全部行
ui-admin-rows = 文件中的行
ui-admin-line = 行
ui-admin-key = 标识
ui-admin-outcome = 处理结果
ui-admin-outcome-created = 新建
ui-admin-outcome-updated = 更新
ui-admin-outcome-unchanged = 无变化
ui-admin-outcome-rejected = 被拒
ui-admin-column-code = 编码
ui-admin-column-name = 名称
ui-admin-column-campus = 园区
ui-admin-column-building = 楼宇
ui-admin-column-floor = 楼层
ui-admin-column-zone = 区域
ui-admin-column-capacity = 座位数
ui-admin-column-kind = 类型
ui-admin-column-time-zone = 时区
ui-admin-column-features = 设备
ui-admin-column-booking-mode = 预订方式
ui-admin-column-login = 登录名
ui-admin-column-email = 邮箱
ui-admin-column-department = 部门
ui-admin-column-language = 语言
ui-admin-column-phone = 电话
ui-admin-column-date = 日期
ui-admin-column-as-weekday = 按星期
ui-admin-fault-cells = 此行有 { $actual } 格，表头有 { $expected } 格。
ui-admin-fault-empty = “{ $column }”为空。
ui-admin-fault-long = “{ $column }”超过 { $limit } 个字符。
ui-admin-fault-range = “{ $column }”为“{ $text }”，应为 { $min } 到 { $max } 的数字。
ui-admin-fault-date = “{ $text }”不是日期（如 2026-10-01）。
ui-admin-fault-word = “{ $column }”为“{ $text }”，可用值：{ $allowed }。
ui-admin-fault-zone = “{ $text }”不是时区（如 Asia/Shanghai）。
ui-admin-fault-email = “{ $text }”不是邮箱。
ui-admin-fault-duplicate = “{ $text }”已在第 { $line } 行出现。
ui-admin-fault-control-character = 单元格含有无法显示的字符。
ui-admin-fault-beyond-own-rights = 此人或其部门拥有您没有的权限。
ui-admin-fault-room-not-found = 没有这个会议室。
ui-admin-fault-not-all-day = 仅全天事件可作为节假日。
ui-admin-fault-unsupported-property = 无法导入重复的节假日：请使用列明日期的日历。
ui-admin-simulation = 若当时即生效
ui-admin-simulated-days = 回看天数
ui-admin-last-days = 最近 { $count } 天
ui-admin-tried = 已检查的预订
ui-admin-would-be-refused = 会被拒绝
ui-admin-freed = 释放的时间
ui-admin-simulation-cut = 预订过多，最近的部分未计入。
ui-admin-nothing-tried = 这段时间没有预订。
ui-admin-nothing-refused = 全部预订仍然可行。
ui-admin-by-rule = 按规则
ui-admin-bookings = { $count } 个预订
ui-admin-these-bookings = 涉及的预订
ui-admin-try-rules = 查看对近期预订的影响
ui-manage-no-flow = 由有审批权的人决定
ui-manage-rule-approval-flow = 审批流程
ui-manage-rule-approval-when = 何时需要审批
ui-manage-rule-rival-requests = 同一时段可有多个申请

# closures of places
ui-manage-closures = 停用计划
ui-manage-closure-new = 停用场所
ui-manage-closure-all = 包括已结束的
ui-manage-closure-none = 没有停用计划。
ui-manage-closure-left = 剩余 { $count }
ui-manage-closure-planned = 已计划
ui-manage-closure-closed = 停用中
ui-manage-closure-over = 已结束
ui-manage-closure-withdrawn = 已撤销
ui-manage-closure-lead = 从现在起，该时段不再接受新预订。已有的预订会列出，直到每场会议都换了会议室、改了时间或取消。
ui-manage-closure-place = 场所或会议室
ui-manage-closure-first = 首日
ui-manage-closure-last = 末日
ui-manage-closure-from = 开始
ui-manage-closure-until = 结束
ui-manage-closure-first-time = 停用开始时间
ui-manage-closure-last-time = 恢复开放时间
ui-manage-closure-hours = 按时刻，而不是整天
ui-manage-closure-why = 原因
ui-manage-closure-why-hint = 会显示给想在那里预订的人，以及需要更换会议室的人。
ui-manage-closure-in-the-way = 受影响的会议
ui-manage-closure-nothing = 该时段没有预订。
ui-manage-closure-would-hit = 受影响的会议：{ $count } 场，其中 { $without } 场没有合适的空闲会议室。
ui-manage-closure-no-offer = 没有合适的空闲会议室
ui-manage-closure-more = 还有 { $count } 场。
ui-manage-closure-plan = 确定停用
ui-manage-closure-made = { $place } 将停用。
ui-manage-closure-planned-by = { $name } 于 { $time } 计划
ui-manage-closure-progress = 已处理 { $done } / { $all }
ui-manage-closure-clear = 没有受影响的会议。
ui-manage-closure-of = 仍有 { $count } / { $all } 场受影响 · 已询问 { $asked } 场
ui-manage-closure-edit = 更改
ui-manage-closure-withdraw = 撤销停用
ui-manage-closure-given-up = { $place } 保持开放。
ui-manage-closure-doing = { $done } / { $all }…
ui-manage-closure-picked = 已选 { $count } 场
ui-manage-closure-accept-picked = 采用推荐
ui-manage-closure-ask-picked = 询问预订人
ui-manage-closure-cancel-picked = 取消会议
ui-manage-closure-pick-none = 全不选
ui-manage-closure-pick-all = 全选
ui-manage-closure-accept-all = 采用全部推荐（{ $count }）
ui-manage-closure-ask-all = 询问全部预订人（{ $count }）
ui-manage-closure-cancel = 取消会议
ui-manage-closure-word = 给参会人的说明
ui-manage-closure-moved = 已更换 { $count } 场，参会人会收到通知。
ui-manage-closure-asked-toast = 已询问 { $count } 场会议的预订人。
ui-manage-closure-cancelled = 已取消 { $count } 场，参会人会收到通知。
ui-manage-closure-some-failed = 有 { $count } 场未能处理，原因见各行。
ui-ask-closings = 我的会议室停用
ui-ask-closing-none = 您的会议室都不停用。
ui-ask-closing-place = 将停用：{ $place }
ui-ask-closing-private = 私密会议
ui-ask-closing-seats = { $count } 座
ui-ask-closing-waits = 等待更换会议室获批
ui-ask-closing-offer = 推荐：{ $room }
ui-ask-closing-no-offer = 该时段没有合适的空闲会议室
ui-ask-closing-asked = 已于 { $time } 询问预订人 · 提醒 { $count } 次
ui-ask-closing-take = 采用
ui-ask-closing-take-all = 采用全部推荐
ui-ask-closing-other = 另选
ui-ask-closing-ask = 询问预订人
ui-ask-closing-cancel = 取消会议
ui-ask-closing-no-way = 没有其他会议室或日期可用。请询问预订人或取消会议。
ui-ask-closing-rooms = 同一时间的其他会议室
ui-ask-closing-times = 同一会议室的其他日期
ui-ask-closing-lacks = 缺少：{ $features }
ui-ask-closing-by-request = 需审批
ui-ask-closing-moved = 已更换 { $count } 场，参会人会收到通知。

# the front desk
ui-ask-closing-banner = 该会议室将停用：{ $reason }
ui-ask-closing-find = 另选会议室
ui-ask-desk-day = 日期
ui-ask-desk-before = 前一天
ui-ask-desk-after = 后一天
ui-ask-desk-walk-in = 立即用房
ui-ask-desk-search = 姓名、单位或会议室
ui-ask-desk-house = 楼宇
ui-ask-desk-all-houses = 所有楼宇
ui-ask-desk-past = 包括已结束的
ui-ask-desk-print = 打印
ui-ask-desk-late = 尚未签到：{ $count } 场
ui-ask-desk-none = 您负责的会议室没有会议。
ui-ask-desk-not-found = 当天没有找到。
ui-ask-desk-hidden = 已结束未显示：{ $count } 场
ui-ask-desk-coming = 未开始
ui-ask-desk-nobody = 无人签到，{ $time } 释放
ui-ask-desk-running = 进行中，剩余 { $count } 分钟
ui-ask-desk-released = 已释放
ui-ask-desk-requested = 待审批
ui-ask-desk-over = 已结束
ui-ask-desk-heads = { $count } 人
ui-ask-desk-guests = 访客 { $arrived }/{ $count }
ui-ask-desk-from = 来自 { $firm }
ui-ask-desk-arrived = · { $time } 到
ui-ask-desk-unasked = 未受邀
ui-ask-desk-is-here = 已到
ui-ask-desk-noted = { $name } 已到。
ui-ask-desk-move = 换会议室
ui-ask-desk-moved = 已换到 { $room }。
ui-ask-desk-no-room = 没有合适的空闲会议室。
ui-ask-desk-try-less = 可以试试更短的时间或更少的人数。
ui-ask-desk-for = 使用人
ui-ask-desk-people = 人数
ui-ask-desk-long = 时长
ui-ask-desk-minutes = { $count } 分钟
ui-ask-desk-free = 空闲会议室
ui-ask-desk-open = 打开会议
ui-ask-desk-taken = 已占用 { $room }。

## 接口错误：每个代码的标题与说明（docs/manual/errors.md）

error-malformed = 请求无法解析
error-malformed-detail = { $reason ->
    [not_json] 正文不是完整的 JSON（第 { $line } 行第 { $column } 列）。
    [cut_off] 正文未传输完整，请重新发送。
    [not_utf8] 查询参数不是 UTF-8 文本。
    [missing] 缺少 { $field }。
    [unknown] 此处没有 { $field }，也没有其他字段。
    [unknown_beside] 此处没有 { $field }。可用：{ $accepted }。
    [twice] { $field } 出现了两次。
    [none_of] { $field } 应为以下之一：{ $accepted }。
    [either] { $field } 与 { $other } 须且只能提供一个。
    [body] 正文不符合此接口的要求，格式见 /api/docs。
    [text] { $field } 应为文本。
    [number] { $field } 应为数字。
    [count] { $field } 应为不小于 { $least } 的整数。
    [whole] { $field } 应为 { $least } 到 { $most } 之间的整数。
    [boolean] { $field } 应为 true 或 false。
    [list] { $field } 应为列表。
    [object] { $field } 应为对象。
    [instant] { $field } 应为带时差的 RFC 3339 时刻，例如 2026-03-02T08:00:00Z，范围为 0000 年至 9999-12-30。
    [date] { $field } 应为日期，例如 2026-03-02。
    [time] { $field } 应为时间，例如 08:30。
    [id] { $field } 应为本系统给出的标识。
    [cursor] { $field } 应为此列表返回的 nextCursor。
    [tag] { $field } 应为本系统返回的 ETag。
    [key] { $field } 应为 1 到 200 个可见字符。
    [subject] { $field } 应为以下之一：everyone、person:ID、orgUnit:ID、group:ID。
   *[other] { $field } 不符合此接口的要求，格式见 /api/docs。
}
error-csrf-header-missing = 请求缺少防护标头
error-csrf-header-missing-detail = 通过 Cookie 进行的更改需要标头 X-Requested-With: smart-meeting；程序请使用 Authorization: Bearer 登录。
error-not-signed-in = 尚未登录
error-not-signed-in-detail = 请先登录；您的会话可能已结束。
error-wrong-password = 账号或密码不正确
error-wrong-password-detail = 请检查后重试。
error-forbidden = 没有权限
error-forbidden-detail = 您在此处没有这项权限，请联系管理员。
error-not-found = 未找到
error-not-found-detail = { $noun ->
    [actionItem] 没有这项待办，或您无权查看。
    [attachment] 没有这个文件，或您无权读取。
    [minutes] 还没有纪要，或您无权查看。
    [apiKey] 没有这个 API 密钥。
    [approval] 没有这项申请，或者不由您审批。
    [closure] 没有这个停用计划，或您无权查看。
    [delegation] 没有这项代理授权，或它与您无关。
    [flow] 没有这个流程。
    [grant] 没有这项授权，或您无权查看。
    [group] 没有这个组。
    [calendar] 没有这个工作日历。
    [meetingType] 没有这个会议类型。
    [meeting] 没有这个会议，或您无权查看。
    [orgUnit] 没有这个部门。
    [role] 没有这个角色。
    [notice] 您的收件箱中没有这条消息。
    [person] 没有这个人员。
    [panel] 没有这块面板，或者其所在位置不归您管理。
    [decor] 没有这个外观，或者它不归您管理。
    [picture] 没有这张图片，或者它不归您管理。
    [place] 没有这个场所，或您无权查看。
    [plan] 该场所没有平面图，或您无权查看。
    [room] 没有这个会议室，或您无权查看。
    [series] 没有这个周期会议，或您无权查看。
    [session] 没有这个会话。
    [swapOffer] 没有这个交换提议，或无权答复。
    [handOver] 没有这个移交请求，或无权答复。
    [waiting] 没有这条候补。
   *[other] 此地址没有内容。
}
error-method-not-allowed = 不支持该方法
error-method-not-allowed-detail = 此地址不接受该方法；/api/docs 列出了可用的方法。
error-room-busy = 会议室已被占用
error-room-busy-detail = 与 { $count } 个预订冲突。请选择推荐的替代方案、换个时间，或跳过冲突的日期。
error-wrong-state = 当前状态不允许此操作
error-wrong-state-detail = { $state ->
    [requested] 会议仍在等待审批。
    [confirmed] 会议已确认。
    [running] 会议正在进行，请改为结束会议。
    [ended] 会议已结束。
    [declined] 会议已被拒绝。
    [released] 会议室已被释放。
    [cancelled] 会议已取消。
   *[other] 会议的状态不允许此操作。
}
error-too-early = 为时尚早
error-too-early-detail = 从 { $from } 起可以进行。
error-barred = 暂时不能预订
error-barred-detail = 您预订的 { $count } 场会议无人到场。从 { $until } 起可以再次预订。如有不应计入的，请提出申诉。
error-no-show-settled = 已经处理
error-no-show-settled-detail = { $state ->
    [appealed] 申诉正在等待处理。
    [pardoned] 已免除，不再计入。
    [undone] 已撤回，不再计入。
    [upheld] 申诉已处理，维持记录。
   *[other] 已不再计入，或申诉已处理。
}
error-no-meeting-here = 没有可签到的会议
error-no-meeting-here-detail = 此会议室目前没有开放签到的会议。如果空闲，可以立即预订。
error-series-not-stopped = 周期会议未被终止
error-series-not-stopped-detail = 周期会议仍在继续，或已恢复，无需操作。
error-code-expired = 二维码已过期
error-code-expired-detail = 请扫描会议室当前显示的二维码。
error-unknown-code = 无法识别的二维码
error-unknown-code-detail = 请扫描会议室显示的二维码。
error-unknown-card = 无法识别的卡
error-unknown-card-detail = 此卡不属于任何人。请用手机签到，并请前台登记此卡。
error-unknown-pairing = 没有面板显示此配对码
error-unknown-pairing-detail = 配对码十分钟内有效，且只能使用一次。请输入屏幕当前显示的配对码。
error-pairing-over = 配对码已过期
error-pairing-over-detail = 没有人及时输入配对码。请重新获取。
error-printed-code-not-allowed = 此处不使用打印的二维码
error-printed-code-not-allowed-detail = 请扫描会议室门牌上显示的二维码。
error-too-late = 太晚了
error-too-late-detail = 只能在 { $since } 之前进行。请另找现在空闲的会议室。
error-meeting-over = 会议已经结束
error-meeting-over-detail = 会议于 { $since } 结束；已结束的会议保持原样。
error-not-in-series = 不是周期会议
error-not-in-series-detail = 这是单次会议：请以范围“this”更改，且不要附带重复规则。
error-login-taken = 账号已被使用
error-login-taken-detail = 已有人使用此账号登录，请换一个。
error-duplicate-code = 编码已被使用
error-duplicate-code-detail = 另一个场所使用了此编码；编码必须唯一。
meeting-now = 会议
error-needs-approval = 需要申请
error-needs-approval-detail = 会议室须经批准：请修改会议的结束时间，以申请更长的时间。
error-no-room-free = 没有空闲的会议室
error-no-room-free-detail = 目前没有符合条件的空闲会议室。请放宽条件，或加入候补名单。
error-consent-wanted = 需要对方先同意
error-consent-wanted-detail = 会议将计入对方的预订额度。请用 POST /meetings/{"{id}"}/hand-over 征询对方；对方同意后即归其所有。
error-already-answered = 已经答复过
error-already-answered-detail = { $state ->
    [accepted] 对方已同意，会议室已经交换。
    [declined] 对方已谢绝。
   *[other] 提议已撤回。
}
error-waits-no-longer = 已不在候补中
error-waits-no-longer-detail = { $state ->
    [served] 已为您订到会议室；如不需要，请取消该会议。
   *[other] 候补的时间已过。
}
error-same-rooms = 会议室相同
error-same-rooms-detail = 两个会议用的是相同的会议室，无可交换。
error-other-room = 不是同一间会议室
error-other-room-detail = 只有同一会议室的下一个会议的参会人才能提醒。
error-nobody-to-ask = 没有可联系的人
error-nobody-to-ask-detail = 该会议的预订人已离职，也没有在职的主持人、代理人或会议室管理员。请直接为它更换会议室或预订人。
error-not-in-the-way = 已不受影响
error-not-in-the-way-detail = 该会议不受或不再受此停用影响。请重新读取列表。
error-closure-over = 停用已失效
error-closure-over-detail = 该停用已结束或已撤销。请重新计划。
error-other-does-not-fit = 无法交换会议室
error-other-does-not-fit-detail = 对方的会议不能在此会议室举行。该会议为私密会议，不提供更多信息。
error-waits-for-too-many = 候补过多
error-waits-for-too-many-detail = 同时最多可有 { $most } 条候补；请先撤回一条。
error-link-spent = 链接已失效
error-link-spent-detail = 链接已被使用或已过期。请向发送者索取新链接。
error-stale = 已被他人更改
error-stale-detail = 您读取之后内容已被更改。请重新读取后再试。
error-body-too-large = 请求正文过大
error-body-too-large-detail = 最多接受 1 MiB。
error-unsupported-media-type = 不是 JSON
error-unsupported-media-type-detail = 请以 application/json 发送正文。
error-policy-violation = 预订规则不允许
error-policy-violation-detail = 有 { $count } 条规则不允许；每一项都注明了规则、限制以及设置它的场所。
error-invalid-value = 值不被接受
error-invalid-value-detail = { $reason ->
    [empty] { $field } 不能为空。
    [too_long] { $field } 最多 { $most } 个字符。
    [too_short] { $field } 至少 { $least } 个字符。
    [too_many] { $field } 最多 { $most } 项。
    [control_character] { $field } 含有无法显示的字符。
    [hidden_character] { $field } 含有会改变文字方向或隐藏文字的不可见字符。请删除该字符，或重新输入。
    [unknown_time_zone] { $field } 不是 IANA 时区，例如 Asia/Shanghai。
    [unknown_person] { $field } 中有不在通讯录里的人员。
    [person_left] { $field } 中有已离职的人员，请另选在职人员。
    [unknown_language] { $field } 应为 zh-CN、zh-TW 或 en。
    [unknown_code] { $field } 引用了目录中没有的项目。
    [kept_for_others] { $field } 仅限指定人员使用，请联系会议室管理员。
    [not_an_address] { $field } 不是邮件地址。
    [end_not_after_start] { $field } 必须晚于开始时间。
    [in_the_future] { $field } 不能是将来的时间。
    [taken] { $field } 中有已属于他人的内容。
    [not_taking_part] { $field } 中有人不参加该会议。
    [out_of_range] { $field } 应在 { $least } 与 { $most } 之间。
    [repeated] { $field } 中有重复项。
    [theirs_already] { $field } 所指的人已是该会议的预订人。
    [no_such_room] 没有可预订的会议室满足 { $field } 的全部要求。
    [unknown] { $field } 所指的对象不存在。
    [not_a_picture] { $field } 不是 PNG、JPEG 或 WebP 图片，或边长超过 8192 像素。
    [not_a_drawing] { $field } 不是边长不超过 8192 像素的 PNG、JPEG 或 WebP 图片，也不是纯图形的 SVG（不含程序，也不引用外部内容）。
    [no_area] { $field } 至少需要三个彼此分开的角点。
    [not_a_code] { $field } 由英文字母和数字组成，以字母开头。
    [unknown_placeholder] { $field } 的花括号中有未知的名称。
   *[other] { $field } 不被接受。
}
error-beyond-own-rights = 您自己没有这项权限
error-beyond-own-rights-detail = 只能授予或收回您自己在该范围内拥有的权限，期限也不能更长；您缺少 { $permission }。
error-last-administrator = 必须保留最后一位管理员
error-last-administrator-detail = 这样就没有人拥有全部权限了。请先指定另一位管理员。
error-in-use = 仍在使用
error-in-use-detail = 仍有 { $count } 处引用它，请先解除。
error-name-taken = 名称已被使用
error-name-taken-detail = 同类中已有此名称，请换一个。
error-built-in-role = 内置角色不可更改
error-built-in-role-detail = 它随产品提供。请用所需权限新建一个角色。
error-wrong-org-unit = 部门不能放在那里
error-wrong-org-unit-detail = { $reason ->
    [cycle] 部门不能位于自身之内。
    [unknown_parent] 上级部门不存在。
   *[other] 部门不能放在那里。
}
error-invalid-recurrence = 重复规则无效
error-invalid-recurrence-detail = { $reason ->
    [rrule_too_long] 规则有 { $length } 字节，最多 { $most } 字节。
    [rrule_malformed] 不符合 RFC 5545：“{ $value }”不是 NAME=VALUE 的形式。
    [rrule_unknown_part] 不符合 RFC 5545：规则中没有“{ $value }”这一项。
    [rrule_repeated_part] 不符合 RFC 5545：{ $part } 出现了两次。
    [rrule_frequency_missing] 不符合 RFC 5545：缺少 FREQ。
    [rrule_bad_value] 不符合 RFC 5545：{ $part } 不能为“{ $value }”。
    [rrule_out_of_range] 不符合 RFC 5545：{ $part } 的值 { $value } 不在 { $least } 与 { $most } 之间。
    [rrule_part_forbidden] 不符合 RFC 5545：{ $part } 不能与 FREQ={ $value } 同用。
    [rrule_ordinal_forbidden] 不符合 RFC 5545：FREQ={ $value } 时 BYDAY 不能带数字。
    [rrule_ordinal_with_week_number] 不符合 RFC 5545：有 BYWEEKNO 时 BYDAY 不能带数字。
    [rrule_count_and_until] 不符合 RFC 5545：COUNT 与 UNTIL 不能同用。
    [rrule_position_alone] 不符合 RFC 5545：BYSETPOS 须与其他 BY 项同用。
   *[rrule_unknown_calendar] 只支持公历，不支持“{ $value }”。
}
error-whole-minutes-wanted = 会议须在整分钟开始和结束
error-whole-minutes-wanted-detail = { $field ->
    [recurrence] 该规则产生的日期不在整分钟。请去掉 BYSECOND 及小于一分钟的频率。
   *[other] { $field } 不在整分钟。请给出不带秒的时间。
}
error-no-occurrence = 重复规则没有日期
error-no-occurrence-detail = 该规则没有可预订的日期。请检查开始、结束和例外日期。
error-series-overlaps-itself = 周期会议自相冲突
error-series-overlaps-itself-detail = 其中两次会议时间重叠。请缩短会议或加大间隔。
error-recurrence-needed = 需要新的重复规则
error-recurrence-needed-detail = 规则指定了自己的日期或时间，无法随会议移动。请一并提交新的规则。
error-idempotency-key-spent = 该键已使用，且当时的答复含有密钥
error-idempotency-key-spent-detail = 使用此 Idempotency-Key 的首次请求已执行，所创建的对象见 params。密钥只显示一次，不会保存；如已丢失，请删除该对象，并用新的键重新请求。
error-idempotency-key-reused = 该键已被使用
error-idempotency-key-reused-detail = 此 Idempotency-Key 属于另一个请求。每个请求请使用新的键。
error-wrong-place = 场所不能放在那里
error-wrong-place-detail = { $reason ->
    [cycle] 场所不能位于自身之内。
    [wrong_parent] 层级依次为园区、楼宇、楼层、区域、会议室；会议室之下不能再有场所。
    [unknown_parent] 上级场所不存在或您无权查看。
   *[other] 场所不能放在那里。
}
error-rules-contradict = 两条规则相互矛盾
error-rules-contradict-detail = 所列两条规则同时生效时，将无法预订。请修改其中一条。
error-too-many-attempts = 尝试次数过多
error-too-many-attempts-detail = 请在 { $seconds } 秒后重试。
error-internal = 服务器出现错误
error-internal-detail = 错误已记录，没有任何更改，请重试。
error-others-first = 正在处理先到的候补
error-others-first-detail = 有很多人在等候这个时段，系统正在先为他们安排。没有做任何更改，请稍后重试。
error-unavailable = 暂时不可用
error-unavailable-detail = 数据库没有响应，请稍后重试；极少数情况下，该请求可能已经执行。

## 发给用户的消息;主题与正文可由模板替换

mail-comma = 、
mail-footer = 您收到此消息，是因为您参加、主持或审批该会议。接收哪些消息、以何种方式接收，可在个人设置中调整。
mail-decide = 批准或拒绝（仅供您本人使用，一次有效，无需登录）
mail-open = 打开会议
mail-when = 时间
mail-where = 地点
mail-offered = 可换得的会议室
mail-organizer = 预订人
mail-organizer-before = 原预订人
mail-host = 主持人
mail-copy-subject = 抄送（{ $name }）：{ $subject }
mail-repeats = 重复
mail-dates = 场次
mail-when-before = 原时间
mail-where-before = 原会议室
mail-subject-before = 原主题
mail-reason = 原因
mail-check-in = 我已到场
mail-undo-until = 可收回至
mail-released-no-show = 无人签到
mail-released-vacated = 检测到会议室无人
mail-released-room-closed = 会议室已关闭
mail-private-meeting = 私密会议
mail-repeats-daily = 按天
mail-repeats-weekly = 按周
mail-repeats-monthly = 按月
mail-repeats-yearly = 按年
mail-repeats-often = 一天多次
mail-day = { $year }年{ $month }{ $day }日{ $weekday }
mail-sample-reader = 李华
mail-sample-organizer = 王芳
mail-sample-meeting = 季度总结会
mail-sample-room = 牡丹厅
mail-sample-reason = 投影仪正在维修。
mail-test-subject = Smart Meeting 邮件发送正常
mail-test-text = 这封邮件用于确认邮件发送正常，无需任何操作。
mail-invitation-subject = 邀请您使用 Smart Meeting
mail-invitation-text = { $name }，您好：

    已为您在 Smart Meeting 中创建账号，登录名为 { $login }。请通过以下链接设置密码。链接仅可使用一次，{ $days } 天内有效：

    { $link }
mail-booked-subject = 已预订：{ $meeting }
mail-booked-text = 您的会议“{ $meeting }”已预订。
mail-invited-subject = 会议邀请：{ $meeting }
mail-invited-text = { $organizer }邀请您参加“{ $meeting }”。
mail-changed-subject = 会议变更：{ $meeting }
mail-changed-text = “{ $meeting }”有变更，现安排如下：
mail-cancelled-subject = 会议取消：{ $meeting }
mail-cancelled-text = “{ $meeting }”不再举行。
mail-handed-over-subject = 更换预订人：{ $meeting }
mail-handed-over-text = “{ $meeting }”今后由 { $organizer } 负责。
mail-removed-subject = 您不再参加：{ $meeting }
mail-removed-text = 您不再参加“{ $meeting }”。会议照常举行，由 { $organizer } 负责。
mail-approval-wanted-subject = 待审批：{ $meeting }
mail-approval-wanted-text = { $organizer }申请使用{ $place }，请审批。
mail-approved-subject = 已批准：{ $meeting }
mail-approved-text = 您的申请已获批准，“{ $meeting }”将如期举行。
mail-declined-subject = 已拒绝：{ $meeting }
mail-declined-text = 您的“{ $meeting }”申请被拒绝，会议室未为您保留。
mail-change-declined-subject = 更改未获批准：{ $meeting }
mail-change-declined-text = 您对“{ $meeting }”的更改未获批准。会议保持原样，原定时间和会议室仍为您保留。
mail-released-subject = 会议室已释放：{ $meeting }
mail-released-text = “{ $meeting }”的会议室已释放。
mail-check-in-asked-subject = 请签到：{ $meeting }
mail-check-in-asked-text = 您到了吗？请在 { $until } 前为“{ $meeting }”签到，否则会议室将释放给他人。
mail-release-warned-subject = 尚无人签到：{ $meeting }
mail-release-warned-text = “{ $meeting }”尚无人签到，会议室将于 { $until } 释放。签到即可保留。
mail-no-show-subject = 无人到场：{ $meeting }
mail-no-show-text = “{ $meeting }”无人到场，会议室空置。目前计入您名下的此类会议：{ $count } 次。不需要的会议请及时取消；如本次不应计入，可在个人资料中申诉。
mail-barred-subject = { $until } 前您不能预订
mail-barred-text = “{ $meeting }”无人到场，累计已达 { $count } 次，因此在 { $until } 前您不能预订那里的会议室。如本次不应计入，可在个人资料中申诉。
mail-no-show-pardoned-subject = 不再计入：{ $meeting }
mail-no-show-pardoned-text = “{ $meeting }”的无人到场记录已免除，不再计入。
mail-no-show-upheld-subject = 仍然计入：{ $meeting }
mail-no-show-upheld-text = 您的申诉未获通过：“{ $meeting }”的无人到场仍然计入。
mail-appealed-subject = 待处理的申诉：{ $meeting }
mail-appealed-text = { $organizer } 申诉：“{ $meeting }”无人到场一事不应计入。理由：{ $reason }
mail-room-closes-subject = 会议室将停用：{ $meeting }
mail-room-closes-text = “{ $meeting }”的会议室将停用至 { $until }。请另选会议室：系统已为您推荐，您也可以自行选择。涉及您的会议：{ $count } 场。
mail-series-warned-subject = 仍需要吗？{ $meeting }
mail-series-warned-text = “{ $meeting }”已连续 { $count } 次无人到场。若下一次仍无人到场，其余场次将全部释放。
mail-series-stopped-subject = 周期会议已终止：{ $meeting }
mail-series-stopped-text = “{ $meeting }”已连续 { $count } 次无人到场，其余场次已释放。{ $until } 前您可在会议页面恢复。
mail-swap-proposed-subject = 交换会议室？{ $meeting }
mail-swap-proposed-text = { $by } 希望交换会议室：“{ $meeting }”将改用 { $offered }。请在系统中接受或谢绝；在此之前一切不变。
mail-swap-accepted-subject = 已交换会议室：{ $meeting }
mail-swap-accepted-text = { $by } 同意与“{ $meeting }”交换会议室。现在的安排如下：
mail-swap-declined-subject = 换房被谢绝：{ $meeting }
mail-swap-declined-text = { $by } 谢绝与“{ $meeting }”交换会议室。会议仍用原来的会议室。
mail-hand-over-proposed-subject = 接手会议？{ $meeting }
mail-hand-over-proposed-text = { $by } 希望把“{ $meeting }”移交给您。请在系统中接受或谢绝；在此之前一切不变。
mail-hand-over-declined-subject = 未接手：{ $meeting }
mail-hand-over-declined-text = { $by } 谢绝接手“{ $meeting }”。会议仍由 { $organizer } 负责。
mail-knocked-subject = 下一场会议在等候：{ $meeting }
mail-knocked-text = 下一场会议的参会人正在等候“{ $meeting }”的会议室，请尽快结束。
mail-reminder-before-subject = 即将开始：{ $meeting }
mail-reminder-before-text = “{ $meeting }”将在{ $minutes }分钟后开始。
mail-reminder-start-subject = 现在开始：{ $meeting }
mail-reminder-start-text = “{ $meeting }”现在开始。
mail-reminder-end-subject = 即将结束：{ $meeting }
mail-reminder-end-text = “{ $meeting }”将在{ $minutes }分钟后结束。
mail-digest-subject = 您的会议：{ $count } 场
mail-digest-text = 您接下来的会议：
mail-panel-offline-subject = 面板离线：{ $meeting }
mail-panel-offline-text = 面板“{ $meeting }”（{ $place }）自 { $until } 起没有响应。请检查电源和网络。
mail-panel-fault-subject = 故障报告：{ $place }
mail-panel-fault-text = 有人在面板“{ $meeting }”（{ $place }）报告：{ $reason }
mail-replied-subject = 参会回复：{ $meeting }
mail-replied-text = “{ $meeting }”有新的参会回复（{ $count }）：
    { $answers }
mail-reply-accepted = 参加
mail-reply-tentative = 待定
mail-reply-declined = 不参加
mail-reply-dates = { $count } 场
error-mail-off = 尚未配置邮件
error-mail-off-detail = 请在配置中加入 [mail] 一节；“smart-meeting config --example”可查看示例。
error-not-delivered = 邮件未能送达
error-not-delivered-detail = 邮件服务器未接收该邮件，其答复见 params.reason。请检查配置中的 [mail] 一节。
error-invalid-query = 查询参数无法识别
error-invalid-query-detail = 此接口不接受“{ $name }”。可用：{ $accepted }。
error-unreadable-file = 无法读取文件
error-unreadable-file-detail = { $reason ->
    [file_too_large] 文件有 { $bytes } 字节，最多 { $most } 字节。
    [too_many_items] 文件超过 { $most } 项。
    [not_utf8] 第 { $line } 行不是 UTF-8。请将文件存为 UTF-8 后重试。
    [nul_byte] 第 { $line } 行含有 NUL 字节，这不是文本文件。
    [not_a_calendar] 第 { $line } 行：日历文件应以 BEGIN:VCALENDAR 开头，且不含其他内容。
    [broken_line] 第 { $line } 行既不是 NAME:value，也不是上一行的续行。
    [unclosed_component] 第 { $line } 行开始的 { $name } 没有结束。
    [unexpected_end] 第 { $line } 行结束了 { $name }，但 { $open } 尚未结束。
    [misplaced_component] 第 { $line } 行：{ $name } 不能位于 { $open } 之中。
    [nested_too_deep] 第 { $line } 行的嵌套超过 { $most } 层。
    [no_header] 文件为空；第一行应为列名。
    [missing_columns] 缺少以下列：{ $name }。
    [repeated_column] 列 { $name } 出现了两次。
    [unclosed_quote] 第 { $line } 行的引号没有闭合。
   *[stray_quote] 第 { $line } 行的右引号后还有文字；引号内的引号请写两次。
}未导入任何内容。
error-nothing-to-retry = 无需重发
error-nothing-to-retry-detail = 仅可重发失败或退回的邮件；当前状态见 params.state。
mail-weekday-1 = 周一
mail-weekday-2 = 周二
mail-weekday-3 = 周三
mail-weekday-4 = 周四
mail-weekday-5 = 周五
mail-weekday-6 = 周六
mail-weekday-7 = 周日
mail-month-1 = 1月
mail-month-2 = 2月
mail-month-3 = 3月
mail-month-4 = 4月
mail-month-5 = 5月
mail-month-6 = 6月
mail-month-7 = 7月
mail-month-8 = 8月
mail-month-9 = 9月
mail-month-10 = 10月
mail-month-11 = 11月
mail-month-12 = 12月

# 审批申请与流程
error-already-decided = 已有决定
error-already-decided-detail = { $state ->
    [approved] 该申请已获批准。
    [declined] 该申请已被拒绝。
    [recalled] 该申请已被撤回。
    [lapsed] 未能按时审批，申请已失效。
    [outdone] 会议室已归他人使用。
   *[other] 已改为提出其他申请。
}
error-already-spoken = 您已审批过
error-already-spoken-detail = 您在此步骤的意见已记录，仍需其他人审批。
error-own-request = 须由他人审批
error-own-request-detail = 这是您自己提出的申请，流程要求由其他人审批。
error-wrong-flow = 流程设置有误
error-wrong-flow-detail = { $reason ->
    [no_step] 至少需要一个步骤。
    [too_many_steps] 步骤过多。
    [no_approver] 第 { $step } 步没有指定审批人。
    [too_many_approvers] 第 { $step } 步指定的审批人过多。
    [repeated_approver] 第 { $step } 步重复指定了审批人。
    [unknown_approver] 第 { $step } 步指定的审批人不存在。
    [nobody_there] 第 { $step } 步没有可用的在职审批人。
    [count_beyond_people] 第 { $step } 步要求同意的人数多于审批人数。
    [deadline] 第 { $step } 步的时限有误：须为 1 至 8784 小时，提醒须早于截止时间。
    [condition] 第 { $step } 步的条件永远成立或永远不成立。
   *[other] 第 { $step } 步与前一步相同。
}
approval-page-title = 会议室申请
approval-page-hello = { $name }，您好，有一项申请等待您审批：
approval-page-what = 会议
approval-page-who = 申请人
approval-page-when = 时间
approval-page-where = 会议室
approval-page-reason = 理由（可选）
approval-page-approve = 批准
approval-page-decline = 拒绝
approval-page-rivals = 另有 { $count } 项申请等待同一会议室；批准此项后，其他申请将被拒绝。
approval-page-heard = 谢谢，仍需其他人审批。
approval-page-approved = 谢谢，申请已批准。
approval-page-declined = 谢谢，申请已拒绝。
approval-page-spent = 此链接已被使用、已过期，或已由他人审批。
attendance-title = 签到表
attendance-column-name = 姓名
attendance-column-mail = 邮箱
attendance-column-mark = 到场情况
attendance-column-at = 时间
attendance-column-method = 方式
attendance-column-by = 登记人
attendance-column-note = 备注
attendance-mark-expected = 待到场
attendance-mark-on-time = 准时
attendance-mark-late = 迟到
attendance-mark-absent = 缺席
attendance-method-button = 按钮
attendance-method-link = 邮件链接
attendance-method-code = 会议室二维码
attendance-method-printed-code = 张贴的二维码
attendance-method-password = 面板登录
attendance-method-card = 刷卡
attendance-method-front-desk = 前台
attendance-method-other = 他人代记
attendance-proxy-by-other = 由其他参会人代记
attendance-proxy-same-device = 与他人使用同一设备
attendance-optional = 可不参加
attendance-walk-in = 未受邀
check-in-page-title = 签到
check-in-page-hello = { $name }，您好，您到了吗？
check-in-page-button = 我已到场
check-in-page-done = 谢谢，签到成功，会议室为您保留。
check-in-page-spent = 您已签到，或会议已改期、释放或结束。

## The audit page

ui-audit-title = 审计
ui-manage-audit = 审计
ui-audit-lines = 发生了什么
ui-audit-machine = 回到过去
ui-audit-person = 人员
ui-audit-place = 地点
ui-audit-everywhere = 所有地点
ui-audit-kind = 关于
ui-audit-everything = 全部操作
ui-audit-from = 从
ui-audit-until = 到
ui-audit-words = 搜索
ui-audit-words-hint = 主题、编号、地址或内容
ui-audit-zone = 时间按 { $zone } 时区
ui-audit-about-one = 只看一个对象
ui-audit-all-about = 查看全部相关记录
ui-audit-clear = 移除筛选 { $name }
ui-audit-none = 没有找到记录。
ui-audit-none-yet = 这一段没有记录，可以继续往前查。
ui-audit-more = 继续往前查
ui-audit-export-csv = 导出 CSV
ui-audit-export-json = 导出 JSON
ui-audit-checking = 正在校验日志…
ui-audit-whole = 截至 { $time }，日志未被改动。
ui-audit-whole-count = 已校验 { $lines } 条
ui-audit-unsealed = 尚无封存。
ui-audit-broken = 日志被改动过。
ui-audit-broken-line = 封存 { $seal } 下的第 { $line } 条与写入时不符。
ui-audit-broken-seal = 封存 { $seal } 或其下的记录与当时不符。
ui-audit-broken-unsealed = 自第 { $line } 条起的记录没有封存：封存 { $seal } 已被取走，或当前没有在封存。
ui-audit-check = 立即校验
ui-audit-sentence = { $who } { $what }
ui-audit-sentence-titled = { $who } { $what }“{ $title }”
ui-audit-for = 代表 { $name }
ui-audit-clock = 系统
ui-audit-key = 某个 API 密钥
ui-audit-somebody = 某人
ui-audit-private = 私密
ui-audit-origin-web = 在浏览器中
ui-audit-origin-api = 通过 API
ui-audit-origin-import = 通过导入
ui-audit-origin-console = 在控制台
ui-audit-origin-timer = 定时触发
ui-audit-origin-mail = 通过邮件链接
ui-audit-address = 来自 { $address }
ui-audit-line = 第 { $line } 条
ui-audit-nothing = 无
ui-audit-room = 会议室
ui-audit-day = 日期
ui-audit-time = 时间
ui-audit-now-free = { $time } 时空闲
ui-audit-now-held = { $time } 时占用
ui-audit-now-kept = { $time } 时为会议预留
ui-audit-made-so = 由此而来
ui-audit-later = 随后 24 小时的预订
ui-audit-known-then = 以当时所知为准。
ui-audit-log-from = 日志始于 { $time }。
ui-audit-future = 这一刻尚未到来。
ui-audit-pick-room = 选择一个会议室，查看它过去的状态。
ui-audit-history = 历史记录
ui-audit-did-meeting-booked = 预订了会议
ui-audit-did-meeting-requested = 申请了会议
ui-audit-did-meeting-changed = 修改了会议
ui-audit-did-meeting-approved = 批准了会议
ui-audit-did-meeting-declined = 拒绝了会议
ui-audit-did-meeting-checked-in = 签到了会议
ui-audit-did-meeting-extended = 延长了会议
ui-audit-did-meeting-ended-early = 提前结束了会议
ui-audit-did-meeting-cancelled = 取消了会议
ui-audit-did-meeting-released = 释放了会议的会议室
ui-audit-did-meeting-change-requested = 申请修改会议
ui-audit-did-meeting-change-approved = 批准了会议的修改
ui-audit-did-meeting-change-declined = 拒绝了会议的修改
ui-audit-did-meeting-change-withdrawn = 撤回了会议的修改
ui-audit-did-meeting-swapped = 交换了会议的会议室
ui-audit-did-meeting-swap-proposed = 提议为会议交换会议室
ui-audit-did-meeting-swap-declined = 谢绝与会议交换会议室
ui-audit-did-meeting-knocked = 敲门提醒了会议
ui-audit-did-meeting-check-in-asked = 询问会议是否有人到场
ui-audit-did-meeting-release-warned = 提醒会议的会议室即将释放
ui-audit-did-meeting-release-undone = 收回了会议已释放的会议室
ui-audit-did-series-created = 预订了周期会议
ui-audit-did-series-changed = 修改了周期会议
ui-audit-did-series-prolonged = 延长了周期会议
ui-audit-did-series-cancelled = 取消了周期会议
ui-audit-did-panel-came-back = 重新收到面板信号
ui-audit-did-panel-changed = 修改了面板
ui-audit-did-panel-commanded = 向面板发出了指令
ui-audit-did-panel-fault-reported = 上报了故障
ui-audit-did-panel-paired = 配对了面板
ui-audit-did-panel-removed = 移除了面板
ui-audit-did-panel-went-offline = 发现面板失联
ui-audit-did-plan-deleted = 删除了平面图
ui-audit-did-plan-saved = 绘制了平面图
ui-audit-did-series-resumed = 恢复了周期会议
ui-audit-did-series-stopped = 因无人到场终止了周期会议
ui-audit-did-place-saved = 保存了地点
ui-audit-did-closure-planned = 计划停用场所
ui-audit-did-closure-changed = 更改停用时间
ui-audit-did-closure-withdrawn = 撤销停用
ui-audit-did-closure-asked = 请预订人另选会议室
ui-audit-did-closure-reminded = 提醒预订人另选会议室
ui-audit-did-closure-rehoused = 为受影响的会议改换会议室或时间
ui-audit-did-closure-cancelled = 取消了受影响的会议
ui-audit-did-person-saved = 保存了人员
ui-audit-did-person-granted = 更改了权限：
ui-audit-did-person-password-set = 设置了密码：
ui-audit-did-person-invited = 邀请了
ui-audit-did-session-opened = 登录了
ui-audit-did-session-closed = 退出了登录
ui-audit-did-api-key-saved = 保存了 API 密钥
ui-audit-did-flow-saved = 保存了审批流程
ui-audit-did-flow-deleted = 删除了审批流程
ui-audit-did-approval-wanted = 请求了审批
ui-audit-did-approval-voted = 对申请表了态
ui-audit-did-approval-reminded = 催办了申请
ui-audit-did-approval-escalated = 转交了申请
ui-audit-did-approval-approved = 批准了申请
ui-audit-did-approval-declined = 拒绝了申请
ui-audit-did-approval-recalled = 撤回了申请
ui-audit-did-approval-lapsed = 使申请失效
ui-audit-did-approval-replaced = 以新申请取代了旧申请
ui-audit-did-approval-outdone = 将会议室给了另一申请
ui-audit-did-notice-arrived = 发送了通知
ui-audit-did-notice-read = 阅读了通知
ui-audit-did-notice-settings-saved = 保存了通知设置
ui-audit-did-notice-template-saved = 保存了通知模板
ui-audit-did-delivery-retried = 重新发送了消息
ui-audit-did-log-purged = 清除了过期日志
ui-audit-did-log-exported = 导出了日志
ui-audit-did-grant-given = 授予了角色
ui-audit-did-grant-revoked = 收回了角色
ui-audit-did-role-saved = 保存了角色
ui-audit-did-role-deleted = 删除了角色
ui-audit-did-group-saved = 保存了群组
ui-audit-did-group-deleted = 删除了群组
ui-audit-did-org-unit-saved = 保存了部门
ui-audit-did-org-unit-deleted = 删除了部门
ui-audit-did-delegation-given = 指定了代理人
ui-audit-did-delegation-revoked = 结束了代理
ui-audit-did-picture-saved = 放上了图片
ui-audit-did-picture-deleted = 撤下了图片
ui-audit-did-decor-saved = 保存了门口屏与大屏的外观
ui-audit-did-decor-deleted = 删除了门口屏与大屏的外观
ui-audit-did-swap-proposed = 提议交换会议室
ui-audit-did-swap-accepted = 接受了会议室交换
ui-audit-did-swap-declined = 拒绝了会议室交换
ui-audit-did-swap-withdrawn = 撤回了会议室交换
ui-audit-did-hand-over-proposed = 请人接手会议
ui-audit-did-hand-over-accepted = 接手了会议
ui-audit-did-hand-over-declined = 谢绝接手会议
ui-audit-did-hand-over-withdrawn = 撤回了会议移交请求
ui-audit-did-waiting-opened = 开始等候会议室
ui-audit-did-waiting-served = 为等候者安排了会议室
ui-audit-did-waiting-withdrawn = 不再等候会议室
ui-audit-did-waiting-expired = 使等候过期
ui-audit-did-calendar-saved = 保存了工作日历
ui-audit-did-meeting-type-saved = 保存了会议类型
ui-audit-did-attendance-recorded = 记录了到场
ui-audit-did-attendance-responded = 回复了是否参会
ui-audit-did-no-show-counted = 记录了无人到场
ui-audit-did-no-show-appealed = 对未到场记录提出申诉
ui-audit-did-no-show-upheld = 维持了未到场记录
ui-audit-did-no-show-pardoned = 豁免了未到场记录
ui-audit-did-no-show-undone = 撤销了未到场记录
ui-audit-did-agenda-saved = 保存了议程
ui-audit-did-action-added = 添加了待办事项
ui-audit-did-action-changed = 修改了待办事项
ui-audit-did-action-handed-over = 转交了待办事项
ui-audit-did-action-done = 完成了待办事项
ui-audit-did-action-dropped = 放弃了待办事项
ui-audit-did-action-reopened = 重新打开了待办事项
ui-audit-did-action-reminded = 提醒了待办事项
ui-audit-did-minutes-begun = 开始了会议纪要
ui-audit-did-minutes-written = 撰写了会议纪要
ui-audit-did-minutes-sent = 发送了会议纪要
ui-audit-did-minutes-answered = 回复了会议纪要
ui-audit-did-minutes-confirmed = 确认了会议纪要
ui-audit-did-minutes-objected = 对会议纪要提出异议
ui-audit-did-minutes-recalled = 撤回了会议纪要
ui-audit-did-attachment-saved = 添加了附件
ui-audit-did-attachment-deleted = 删除了附件
ui-audit-noun-meeting = 会议
ui-audit-noun-series = 周期会议
ui-audit-noun-attendance = 到场
ui-audit-noun-no-show = 未到场
ui-audit-noun-approval = 审批
ui-audit-noun-flow = 审批流程
ui-audit-noun-swap = 会议室交换
ui-audit-noun-hand-over = 会议移交
ui-audit-noun-waiting = 等候
ui-audit-noun-place = 地点
ui-audit-noun-closure = 场所停用
ui-audit-noun-person = 人员
ui-audit-noun-session = 登录
ui-audit-noun-grant = 角色授予
ui-audit-noun-role = 角色
ui-audit-noun-group = 群组
ui-audit-noun-org-unit = 部门
ui-audit-noun-delegation = 代理
ui-audit-noun-api-key = API 密钥
ui-audit-noun-calendar = 工作日历
ui-audit-noun-meeting-type = 会议类型
ui-audit-noun-notice = 通知
ui-audit-noun-log = 日志本身
ui-audit-noun-agenda = 议程
ui-audit-noun-minutes = 会议纪要
ui-audit-noun-action = 待办事项
ui-audit-noun-attachment = 附件
ui-audit-noun-panel = 面板
ui-audit-noun-plan = 平面图
ui-audit-noun-picture = 门口屏与大屏的图片
ui-audit-noun-decor = 门口屏与大屏的外观
ui-audit-noun-delivery = 邮件
ui-audit-noun-notice-settings = 通知设置
ui-audit-noun-notice-template = 消息模板
ui-audit-field-state = 状态
ui-audit-field-span = 时间
ui-audit-field-holds = 会议室
ui-audit-field-evidence = 依据
ui-audit-field-active = 启用
ui-audit-field-name = 名称
ui-audit-field-role = 角色
ui-audit-field-scope = 范围
ui-audit-field-reason = 理由
ui-audit-field-policy = 规则
ui-audit-field-capacity = 座位
ui-audit-field-features = 设备
ui-audit-field-person = 人员
ui-audit-field-rule = 重复
ui-audit-field-place = 地点
ui-audit-field-rooms = 会议室
ui-audit-field-method = 方式
ui-audit-field-revoked = 已撤销
ui-audit-field-in-service = 可用
ui-audit-field-parent = 上级地点
error-wrong-agenda = 议程无法这样保存
error-wrong-agenda-detail = { $reason ->
    [unknown_item] 其中一项已不存在，请重新读取议程。
    [repeated_item] 同一项出现了两次。
   *[keeper_not_invited] 记录人须是参会人，请先邀请该人。
}
error-minutes-changed = 其间他人已有修改
error-minutes-changed-detail = { $count ->
    [0] 纪要已发送或已撤回，请重新读取。
   *[other] 有 { $count } 处被他人修改。请先查看，再保存您的内容。
}
error-minutes-wrong-state = 当前无法执行
error-minutes-wrong-state-detail = { $state ->
    [draft] 纪要还是草稿，请先发送。
    [sent] 纪要正在由参会人确认。
    [confirmed] 纪要已确认。此后的修改将成为新版本。
   *[objected] 有人提出异议。请修改纪要后重新发送。
}
error-minutes-begun = 纪要已开始编写
error-minutes-begun-detail = 他人已先开始，请打开后继续编写。
error-minutes-empty = 纪要为空
error-minutes-empty-detail = 请先写入内容或决议，再发送。
error-not-asked = 无需您确认
error-not-asked-detail = 纪要由参会人确认，发送人无需确认。
error-file-too-large = 文件过大
error-file-too-large-detail = 单个文件最大 { $megabytes } MB。
error-storage-full = 文件磁盘已满
error-storage-full-detail = 该文件未保存任何内容。请联系管理员，稍后重试。
error-storage-closed = 暂时无法保存文件
error-storage-closed-detail = 文件目录不可写入，该文件未保存任何内容。请联系管理员，稍后重试。
error-no-typeface = 缺少生成 PDF 的字体
error-no-typeface-detail = 服务器上没有中文字体。请改用 DOCX，或请管理员安装字体，例如 fonts-noto-cjk。
mail-task = 待办
mail-action-given-subject = 您的待办：{ $task }
mail-action-given-text = 会议“{ $meeting }”有一项待办交给您：{ $task }。
mail-action-due-subject = 待办提醒：{ $task }
mail-action-due-text = “{ $task }”尚未完成，截止日期为{ $due }。
mail-minutes-sent-subject = 请确认会议纪要：{ $meeting }
mail-minutes-sent-text = “{ $meeting }”的会议纪要已完成，请在{ $until }之前确认或提出异议。逾期未回复视为同意。
mail-minutes-objected-subject = 对会议纪要的异议：{ $meeting }
mail-minutes-objected-text = 有人对“{ $meeting }”的会议纪要提出异议。
mail-minutes-confirmed-subject = 会议纪要：{ $meeting }
mail-minutes-confirmed-text = “{ $meeting }”的会议纪要已确认，详见附件。
minutes-title = 会议纪要
minutes-present = 出席
minutes-absent = 缺席
minutes-invited = 受邀
minutes-state = 状态
minutes-state-draft = 草稿
minutes-edition = 第 { $edition } 版，{ $state ->
    [sent] 待确认
    [confirmed] 已确认
    [objected] 有异议
   *[other] 已被新版本取代
}
minutes-decisions = 决议
minutes-tasks = 待办事项
minutes-task-what = 事项
minutes-task-who = 负责人
minutes-task-due = 截止日期
minutes-task-state = 状态
minutes-task-open = 未完成
minutes-task-done = 已完成
minutes-task-dropped = 已取消
minutes-confirmation = 确认情况
minutes-agrees = 同意
ui-my-tasks = 我的待办
ui-agenda-title = 议程
ui-agenda-edit = 编辑
ui-agenda-begin = 编写议程
ui-agenda-item = 第 { $number } 项
ui-agenda-item-hint = 讨论内容
ui-agenda-minutes = 分钟
ui-agenda-speaker = 发言人
ui-agenda-notes = 备注
ui-agenda-up = 上移
ui-agenda-down = 下移
ui-agenda-remove = 移除
ui-agenda-moved = { $title } 现为第 { $number } 项，共 { $count } 项
ui-agenda-add = 添加议题
ui-agenda-keeper = 纪要记录人
ui-agenda-nobody = 未指定
ui-agenda-save = 保存
ui-agenda-leave = 取消
ui-agenda-length = { $count } 分钟
ui-agenda-kept-by = 纪要记录人：{ $name }
ui-agenda-too-long = 已安排 { $planned } 分钟，会议 { $lasts } 分钟，超出 { $over } 分钟
ui-agenda-fits = 已安排 { $planned } 分钟，会议 { $lasts } 分钟
ui-agenda-tasks = 待办事项
ui-agenda-add-task = 添加待办
ui-agenda-task-title = 要做什么
ui-agenda-owner = 负责人
ui-agenda-owner-wanted = 请选择负责人。
ui-agenda-due = 截止日期
ui-agenda-no-tasks = 暂无待办。
ui-agenda-done = { $title }：完成
ui-agenda-overdue = 已于 { $date } 到期
ui-agenda-carried = 上次会议遗留
ui-agenda-dropped = 已取消
ui-agenda-more = { $title } 的更多操作
ui-agenda-comment = 备注
ui-agenda-hand-over = 转交给
ui-agenda-drop = 取消待办
ui-agenda-reopen = 重新打开
ui-agenda-which = 待办范围
ui-agenda-which-open = 未完成
ui-agenda-which-done = 已完成
ui-agenda-nothing-to-do = 没有待办事项。
ui-agenda-nothing-done = 还没有已完成的事项。
ui-agenda-files = 附件
ui-agenda-add-file = 添加文件
ui-agenda-no-files = 暂无附件，可将文件拖到此处。
ui-agenda-access = 谁可以查看 { $name }
ui-agenda-access-participants = 参会人
ui-agenda-access-leaders = 仅会议负责人
ui-agenda-access-everybody = 所有能看到会议的人
ui-agenda-delete-file = 删除文件
ui-agenda-minutes-title = 会议纪要
ui-agenda-minutes-begin = 开始编写纪要
ui-agenda-minutes-draft = 草稿
ui-agenda-minutes-sent = 待确认，截止 { $date }
ui-agenda-minutes-confirmed = 已确认
ui-agenda-minutes-objected = 有异议
ui-agenda-meanwhile = 其间他人修改了：{ $parts }。请先查看，再次保存将保留您的内容。
ui-agenda-write = 编写
ui-agenda-preview = 预览
ui-agenda-markdown = **粗体**、- 列表、# 标题
ui-agenda-decisions = 决议
ui-agenda-decisions-hint = 每行一条。
ui-agenda-answers = 确认情况
ui-agenda-agrees = 同意
ui-agenda-objection = 有何异议
ui-agenda-object = 提出异议
ui-agenda-confirm = 确认
ui-agenda-confirm-by = 确认截止日期
ui-agenda-silence = 逾期未回复视为同意。
ui-agenda-send = 发送确认
ui-agenda-recall = 撤回

## Floor plans
ui-plan-title = 平面图
ui-plan-map = { $place } 平面图
ui-plan-list = 图上的会议室
ui-plan-legend = 颜色与形状的含义
ui-plan-choose = 选择楼层
ui-plan-free = 空闲
ui-plan-soon = 即将使用
ui-plan-wanted = 未签到
ui-plan-busy = 使用中
ui-plan-closed = 未开放
ui-plan-closed-until = 未开放，{ $time } 开放
ui-plan-wanted-until = 占用至 { $time }，尚无人签到
ui-plan-soon-until = 空闲，{ $time } 起被占用
ui-plan-now = 现在
ui-plan-time = 时刻
ui-plan-seen-at = 平面图显示 { $date } { $time } 的状态
ui-plan-zoom = 缩放
ui-plan-nearer = 放大
ui-plan-farther = 缩小
ui-plan-not-on = 未标在图上
ui-plan-take = 立即使用 30 分钟
ui-plan-book-from = 从 { $time } 起预订
ui-plan-room-page = 周视图与规则
ui-plan-edit = 绘制
ui-plan-draw = 绘制平面图
ui-plan-places = 选择楼层
ui-plan-none = 还没有平面图
ui-plan-none-text = 会议室管理员可以绘制平面图。在此之前，可在列表中查看所有会议室。
ui-plan-none-manager = 放上楼层的图片或图纸，再把会议室标在上面，所有人就能一眼看出哪间空闲。
ui-plan-sheet = 图纸
ui-plan-tools = 工具
ui-plan-undo = 撤销
ui-plan-redo = 重做
ui-plan-done = 完成
ui-plan-corner = { $room } 的第 { $number } 个角点
ui-plan-add-corner = 添加角点
ui-plan-remove-corner = 删除角点
ui-plan-take-off = 从图上移除
ui-plan-hint = 拖动会议室或角点。方向键移动当前选中的对象，按住 Shift 大步移动，按住 Alt 调整大小；Delete 删除，Ctrl Z 撤销。
ui-plan-missing = { $count ->
    [0] 所有会议室都已标出
   *[other] 还有 { $count } 间会议室未标出
}
ui-plan-add-all = 全部放到图上
ui-plan-no-rooms = 该场所下没有会议室。
ui-plan-complete = 该场所下的会议室都已标在图上。
ui-plan-drawing = 楼层图片
ui-plan-choose-drawing = 选择文件，或拖放到此处
ui-plan-drawing-text = 支持不超过 10 MB 的 PNG、JPEG、WebP 或 SVG。选择后立即保存，会议室位置不变。
ui-plan-remove-drawing = 移除图片
ui-plan-remove = 删除平面图
ui-plan-sure = 图片和所有位置都会被删除。
ui-plan-keep = 保留

## 门口面板
ui-panel-free = 空闲
ui-panel-busy = 使用中
ui-panel-soon = 即将使用
ui-panel-wanted = 请签到
ui-panel-shut = 未开放
ui-panel-closed = 停用
ui-panel-free-until = 空闲至 { $time }
ui-panel-free-all-day = 今天余下时间都空闲
ui-panel-busy-until = 至 { $time }
ui-panel-soon-at = { $time } 开始
ui-panel-wanted-until = 否则 { $time } 会议室将被释放
ui-panel-shut-until = { $time } 开放
ui-panel-shut-text = 此时段不开放，现在无法使用。
ui-panel-closed-text = 此会议室暂时无法使用。
ui-panel-private = 已预订
ui-panel-nothing-next = 今天没有其他会议
ui-panel-today = 今天
ui-panel-pending = 尚未发送
ui-panel-seats = { $count } 座
ui-panel-book = 立即预订
ui-panel-minutes = { $count } 分钟
ui-panel-until-next = 到 { $time }
ui-panel-name = 会议主题（可不填）
ui-panel-walk-up = 现场预订
ui-panel-extend = 延长
ui-panel-extend-by = + { $count } 分钟
ui-panel-extend-none = 无法延长：之后已有预订。
ui-panel-extended = 已延长
ui-panel-end = 立即结束
ui-panel-end-ask = 现在结束会议吗？
ui-panel-end-text = 会议室将立即供他人使用。
ui-panel-ended = 会议室已空闲
ui-panel-check-in = 签到
ui-panel-here = 我到了
ui-panel-scan = 用手机扫码
ui-panel-sign-in = 或用账号签到
ui-panel-login = 登录名
ui-panel-password = 密码
ui-panel-checked-in = 已签到
ui-panel-welcome = 欢迎，{ $name }
ui-panel-fault = 报告故障
ui-panel-fault-what = 哪里出了问题？
ui-panel-fault-screen = 屏幕或投影
ui-panel-fault-sound = 声音或麦克风
ui-panel-fault-light = 灯光
ui-panel-fault-air = 空调或通风
ui-panel-fault-dirt = 卫生
ui-panel-fault-other = 请简单描述
ui-panel-send = 发送
ui-panel-fault-sent = 谢谢，我们会尽快处理。
ui-panel-language = 语言
ui-panel-back = 返回
ui-panel-confirm-end = 结束会议
ui-panel-booked = 预订成功
ui-panel-booked-later = 已记下，网络恢复后发送。
ui-panel-checked-in-later = 已记下，网络恢复后发送。
ui-panel-made-good = 已发送：{ $what }
ui-panel-dropped = 未能完成：{ $what }。{ $why }
ui-panel-dropped-over = 时间已过，未发送：{ $what }
ui-panel-unreachable = 无法连接服务器，请重试。
ui-panel-stale = 自 { $time } 起没有网络，显示的内容可能已变化。
ui-panel-loading = 请稍候
ui-panel-pair = 配对此屏幕
ui-panel-pair-text = 请在“管理 › 面板与展板”中输入此配对码。
ui-panel-pair-left = { $time } 前有效
ui-panel-pair-waits = 无法连接服务器，正在重试。
ui-panel-pair-full = 等待配对的屏幕过多，一分钟后重试。
ui-panel-board-rooms = 会议室
ui-panel-board-wanted = 未签到
ui-panel-board-here = 您在此处
ui-panel-board-no-meetings = 今天没有其他会议
ui-panel-board-now = 进行中
ui-panel-board-welcome = 欢迎光临
ui-panel-board-way-up = 直行
ui-panel-board-way-up-right = 右前方
ui-panel-board-way-right = 向右
ui-panel-board-way-down-right = 右后方
ui-panel-board-way-down = 后方
ui-panel-board-way-down-left = 左后方
ui-panel-board-way-left = 向左
ui-panel-board-way-up-left = 左前方
