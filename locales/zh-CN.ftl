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
ui-private = 私密：他人只能看到会议室已占用
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
ui-out-of-service = 暂停使用
ui-rule-too-short = 此处预订至少 { $length }。
ui-rule-too-long = 此处预订最长 { $length }。
ui-rule-off-grid = 此处预订须以 { $count } 分钟为单位开始和结束。
ui-rule-too-little-notice = 此会议室须提前 { $length } 预订。
ui-rule-beyond-horizon = 此会议室最多可提前 { $count } 天预订。
ui-rule-in-the-past = 该时间已过。
ui-rule-outside-opening-hours = 该时段会议室不开放。
ui-rule-over-capacity = 会议室仅有 { $count } 个座位。
ui-rule-too-few-people = 此会议室仅供 { $count } 人及以上的会议使用。
ui-rule-recurrence-not-allowed = 此会议室不能预订周期会议。
ui-rule-too-many-occurrences = 此处周期会议最多 { $count } 次。
ui-rule-not-bookable = 此会议室目前不可预订。

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

## 接口错误：每个代码的标题与说明（docs/manual/errors.md）

error-malformed = 请求无法解析
error-malformed-detail = { $what }
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
    [apiKey] 没有这个 API 密钥。
    [meeting] 没有这个会议，或您无权查看。
    [person] 没有这个人员。
    [place] 没有这个场所，或您无权查看。
    [room] 没有这个会议室，或您无权查看。
    [series] 没有这个周期会议，或您无权查看。
    [session] 没有这个会话。
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
error-meeting-over = 会议已经结束
error-meeting-over-detail = 会议于 { $since } 结束；已结束的会议保持原样。
error-not-in-series = 不是周期会议
error-not-in-series-detail = 这是单次会议：请以范围“this”更改，且不要附带重复规则。
error-login-taken = 账号已被使用
error-login-taken-detail = 已有人使用此账号登录，请换一个。
error-duplicate-code = 编码已被使用
error-duplicate-code-detail = 另一个场所使用了此编码；编码必须唯一。
error-link-spent = 链接已失效
error-link-spent-detail = 链接已被使用或已过期。请重启服务器获取新链接，或运行“smart-meeting admin create”。
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
    [unknown_time_zone] { $field } 不是 IANA 时区，例如 Asia/Shanghai。
    [unknown_person] { $field } 中有不在通讯录里的人员。
    [unknown_language] { $field } 应为 zh-CN、zh-TW 或 en。
    [not_an_address] { $field } 不是邮件地址。
    [end_not_after_start] { $field } 必须晚于开始时间。
    [out_of_range] { $field } 应在 { $least } 与 { $most } 之间。
    [repeated] { $field } 中有重复项。
   *[other] { $field } 不被接受。
}
error-invalid-recurrence = 重复规则无效
error-invalid-recurrence-detail = 不符合 RFC 5545：{ $reason }。
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
error-too-many-attempts = 尝试次数过多
error-too-many-attempts-detail = 请在 { $seconds } 秒后重试。
error-internal = 服务器出现错误
error-internal-detail = 错误已记录，没有任何更改，请重试。
error-unavailable = 暂时不可用
error-unavailable-detail = 数据库没有响应，请稍后重试；没有任何更改。
