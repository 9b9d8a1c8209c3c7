# Smart Meeting 的繁體中文文字。伺服器訊息以 `error-`、`mail-`、`cli-` 開頭，
# 網頁訊息以 `ui-` 開頭。

## Web app

# names of things
ui-room = 會議室
ui-rooms = 會議室
ui-place = 場所
ui-meeting = 會議
ui-subject = 主題
ui-attendees = 與會者
ui-capacity = 座位數
ui-seats = 個座位
ui-seat-count = { $count } 座
ui-room-count = { $count } 間會議室
ui-booking-count = { $count ->
        [0] 暫無預訂
       *[other] { $count } 筆預訂
    }
ui-floor = { $floor } 樓
ui-you = 我
ui-mine = 我的預訂
ui-busy = 已佔用
ui-free = 空閒
ui-series = 週期會議
ui-masked = 詳情不公開
ui-feature-video = 視訊會議
ui-feature-screen = 大螢幕
ui-feature-projector = 投影機
ui-feature-whiteboard = 白板
ui-feature-phone = 電話
ui-feature-wheelchair = 無障礙
ui-feature-window = 有窗
ui-feature-microphone = 麥克風
ui-feature-catering = 茶水
ui-mode-approval = 需要簽核

# time
ui-minutes = { $count } 分鐘
ui-hours = { $count } 小時
ui-hours-minutes = { $hours } 小時 { $minutes } 分
ui-today = 今天
ui-tomorrow = 明天
ui-yesterday = 昨天
ui-day-before = 前一天
ui-day-after = 後一天
ui-month-before = 上個月
ui-month-after = 下個月
ui-choose-date = 選擇日期
ui-dates-nearby = 鄰近日期
ui-day-of = { $date } 的會議室
ui-several-zones = 各地當地時間
ui-start = 開始時間
ui-end = 結束時間

# what a room is doing
ui-free-now = 現在空閒
ui-free-rest = 今天剩餘時間空閒
ui-free-until = 空閒至 { $time }
ui-held-until = 佔用至 { $time }
ui-state-running = 進行中
ui-state-requested = 待簽核
ui-state-ended = 已結束
ui-my-day = 我的會議

# the bar and the filters
ui-new-meeting = 預訂會議
ui-find-rooms = 尋找會議室
ui-filters = 篩選
ui-all-places = 全部場所
ui-any-size = 不限人數
ui-at-least-seats = { $count } 座以上
ui-clear-filters = 清除篩選
ui-view-list = 清單檢視
ui-view-timeline = 時間軸檢視
ui-view-plan = 平面圖
ui-offline-since = { $time } 起離線，顯示的是最後資料
ui-new-version = Smart Meeting 有新版本。
ui-reload = 重新載入

# the composer
ui-default-subject = { $name }的會議
ui-attendees-hint = 依姓名或信箱邀請
ui-remove-named = 移除 { $name }
ui-invite-address = 按 Enter 邀請 { $address }
ui-nobody-found = 找不到。也可以輸入完整的電子郵件地址。
ui-find-time = 尋找共同空閒時間
ui-common-times = 大家都有空的最早時間
ui-no-common-time = 未來兩週沒有共同空閒時間。
ui-repeat = 重複
ui-repeat-none = 不重複
ui-repeat-daily = 每天
ui-repeat-weekdays = 每個工作日（週一至週五）
ui-repeat-weekly = 每週（{ $day }）
ui-repeat-fortnightly = 每兩週（{ $day }）
ui-repeat-monthly-date = 每月 { $date } 日
ui-repeat-monthly-weekday = 每月{ $week ->
        [1] 第一個
        [2] 第二個
        [3] 第三個
        [4] 第四個
       *[other] 最後一個
    }{ $day }
ui-until-date = 至 { $date }
ui-dates = 共 { $count } 次
ui-skipped = 其中 { $count } 次因會議室被佔用而略過
ui-skip-clashes = 預訂其餘日期
ui-alternatives = 其他選擇
ui-too-small = 與會人數超過會議室座位數。
ui-needs-approval = 此會議室的預訂需要簽核。
ui-private = 私人：他人只會看到會議室已佔用
ui-book = 預訂
ui-book-room = 預訂 { $room }
ui-discard = 放棄
ui-key-books = 預訂
ui-clash-with = 已佔用：{ $title }

# a meeting
ui-cancel-meeting = 取消會議
ui-cancel-which = 要取消哪些日期？
ui-cancel-guests = 已邀請 { $count } 人，仍要取消嗎？
ui-scope-this = 僅此次
ui-scope-following = 此次及之後
ui-scope-all = 全部
ui-sure = 此操作無法復原。
ui-keep = 保留
ui-check-in = 簽到
ui-ask-release-at = 請在 { $time } 前簽到，否則會議室將釋出
ui-ask-released-until = 會議室已釋出，{ $time } 前可收回
ui-ask-take-back = 收回會議室
ui-ask-taken-back = 已為「{ $title }」收回會議室
ui-end-now = 提前結束
ui-attendee-count = { $count } 位與會者
ui-list-comma = 、

# what was done, with a way back
ui-undo = 復原
ui-booked = 已預訂「{ $title }」
ui-booked-series = 已預訂「{ $title }」，共 { $count } 次
ui-moved = 已調整「{ $title }」
ui-cancelled = 已取消「{ $title }」
ui-move-clash = 未移動：該時段已有「{ $title }」
ui-nothing-free = 目前清單當天沒有半小時以上的空閒會議室。

# why something did not work
ui-unreachable = 無法連線到伺服器，未做任何變更。
ui-unexpected = 伺服器發生錯誤，請再試一次。
ui-refusal-room-busy = 該時段會議室已被佔用。
ui-refusal-policy-violation = 不符合此會議室的預訂規則。
ui-refusal-forbidden = 沒有相應權限。
ui-refusal-not-signed-in = 登入已失效。
ui-refusal-not-found = 會議已不存在。
ui-refusal-stale = 會議剛剛被他人變更。
ui-why = 查看會議室規則
ui-out-of-service = 暫停使用

# why a rule says no, with what it allows and what was asked for
ui-why-set = { $room }（規則由「{ $place }」設定）：{ $what }
ui-why-own = { $room }（會議室本身的規則）：{ $what }
ui-why-plain = { $room }：{ $what }
ui-why-dates = { $what }（涉及 { $count } 個日期）
ui-why-length-days = { $count } 天
ui-why-length-hours = { $count } 小時
ui-why-length-minutes = { $count } 分鐘
ui-why-length-both = { $hours } { $minutes }
ui-why-meetings = { $count } 場會議
ui-why-people = { $count } 人
ui-why-rooms = { $count } 間會議室
ui-why-occurrences = { $count } 次
ui-why-too-short = 最短 { $limit }，您預訂了 { $actual }。
ui-why-too-long = 最長 { $limit }，您預訂了 { $actual }。
ui-why-off-grid = 須以 { $limit } 為單位開始和結束，您選擇了 { $actual }。
ui-why-several-days = 預訂不能跨日，您的預訂持續到 { $actual }。
ui-why-too-little-notice = 須至少提前 { $limit } 預訂，距開始僅 { $actual }。
ui-why-too-little-notice-now = 須至少提前 { $limit } 預訂，會議即將開始。
ui-why-too-late-to-change = 最遲在開始前 { $limit } 改期，距開始僅 { $actual }。
ui-why-too-late-to-change-now = 最遲在開始前 { $limit } 改期，會議已開始。
ui-why-too-late-to-cancel = 最遲在開始前 { $limit } 取消，距開始僅 { $actual }。
ui-why-too-late-to-cancel-now = 最遲在開始前 { $limit } 取消，會議已開始。
ui-why-too-far-to-change = 開始前 { $limit } 內才能改期，距開始還有 { $actual }。
ui-why-too-far-to-cancel = 開始前 { $limit } 內才能取消，距開始還有 { $actual }。
ui-why-beyond-horizon = 最多提前 { $limit } 預訂，您選擇了 { $actual }。
ui-why-before-term = { $limit } 起可預訂，您選擇了 { $actual }。
ui-why-after-term = { $limit } 前可預訂，您選擇了 { $actual }。
ui-why-in-the-past = 該時間已過。
ui-why-outside-opening-hours = 開放時間為 { $limit }，您選擇了 { $actual }。
ui-why-always-closed = 任何時間都不開放。
ui-why-closed = { $limit } 關閉。
ui-why-holiday = { $date } 為假日（{ $name }）。
ui-why-holiday-plain = { $date } 為假日。
ui-why-over-capacity = 可容納 { $limit }，您預計 { $actual }。
ui-why-too-few-people = 僅供 { $limit } 以上的會議使用，您預計 { $actual }。
ui-why-too-many-rooms = 一次最多預訂 { $limit }，您選擇了 { $actual }。
ui-why-too-many-at-once = 每人同時最多佔用 { $limit }，加上這次將達 { $actual }。
ui-why-quota-day = { $of }每天最多 { $limit }，加上這次將達 { $actual }。
ui-why-quota-week = { $of }每週最多 { $limit }，加上這次將達 { $actual }。
ui-why-quota-month = { $of }每月最多 { $limit }，加上這次將達 { $actual }。
ui-why-quota-year = { $of }每年最多 { $limit }，加上這次將達 { $actual }。
ui-why-quota-future = { $of }今後合計最多 { $limit }，加上這次將達 { $actual }。
ui-why-of-person = 每人
ui-why-of-department = 每個部門
ui-why-of-everyone = 所有人合計
ui-why-type-not-allowed = { $day }此處不舉行「{ $actual }」類會議。
ui-why-type-wanted = 僅供這些類型的會議使用：{ $limit }。
ui-why-approved-unchangeable = 已簽核的預訂不能再改期。
ui-why-recurrence-not-allowed = 不能預訂週期會議。
ui-why-too-many-occurrences = 週期會議最多 { $limit }，您的有 { $actual }。
ui-why-series-too-long = 週期會議最長持續 { $limit }，您的持續 { $actual }。
ui-why-series-beyond-horizon = 週期會議須在可預訂的 { $limit }內結束。
ui-why-out-of-service = 已停用。
ui-why-instant = 不接受提前預訂，請到門口直接使用。
ui-why-not-admitted = 僅供其他人預訂。

# for the ears
ui-say-free = { $room } { $times } 空閒
ui-say-clash = { $room } { $times } 已被「{ $title }」佔用
ui-say-carry = 方向鍵移動會議，Enter 放下，Esc 放回原處。
ui-say-resize = 左右鍵調整結束時間，Enter 確認，Esc 還原。
ui-say-put-back = 已放回原處
ui-say-not-yours = 只能調整自己尚未結束的會議。

# pages and states
ui-loading = 載入中
ui-retry = 重試
ui-cannot-load = 無法載入日程
ui-no-rooms = 還沒有會議室
ui-no-rooms-admin = 以 CSV 檔匯入會議室，欄位為 code、campus、building、floor、name、capacity、kind、time_zone，匯入後立即顯示在這裡。
ui-no-rooms-employee = 管理員建立會議室後，即可在此預訂。
ui-enter-rooms = 輸入首批會議室
ui-no-match = 沒有符合條件的會議室
ui-no-match-text = 試試減少人數、換個場所或換個關鍵字。
ui-no-match-free = 符合條件的會議室目前都被佔用。取消「現在空閒」可查看下一個空閒時間。
ui-not-found = 頁面不存在
ui-not-found-text = 網址可能有誤，或頁面已移動。
ui-to-today = 前往今天
ui-close = 關閉
ui-toasts = 訊息

# the person's corner
ui-account = 帳戶與設定
ui-language = 語言
ui-theme = 外觀
ui-theme-system = 跟隨系統
ui-theme-light = 淺色
ui-theme-dark = 深色
ui-sign-out = 登出

# sign-in and welcome
ui-sign-in = 登入
ui-sign-in-lead = 查看空閒會議室，幾秒完成預訂。
ui-sign-in-help = 忘記密碼？請聯絡管理員重設。
ui-login = 登入名稱
ui-password = 密碼
ui-wrong-password = 登入名稱或密碼不正確。
ui-welcome = 歡迎使用
ui-welcome-lead = 您是第一位使用者，請建立管理員帳戶。
ui-welcome-invited = 設定您的密碼
ui-welcome-invited-lead = 已為您建立帳號，請設定密碼後開始使用。
ui-your-name = 姓名
ui-password-rule = 至少 { $count } 個字元
ui-start-using = 建立帳戶
ui-link-used = 此連結已失效
ui-link-used-text = 連結只能使用一次。請直接登入；若尚無管理員，可重新啟動伺服器取得新連結。
ui-link-used-invited = 連結只能在一週內使用一次。請直接登入，或向邀請您的人索取新連結。

# keys
ui-help = 快速鍵
ui-help-page = 全域
ui-help-grid = 時間軸內
ui-help-mouse = 在空閒區域拖曳即可預訂；拖曳自己的會議可移動，拖曳邊緣可調整時長。
ui-key-new = 預訂會議
ui-key-today = 今天
ui-key-days = 後一天 / 前一天
ui-key-filter = 尋找會議室
ui-key-view = 切換時間軸與清單
ui-key-help = 顯示快速鍵
ui-key-walk = 移動：15 分鐘、一間會議室
ui-key-jump = 跳到下一個 / 上一個預訂
ui-key-select = 加長或縮短
ui-key-open = 預訂或開啟會議
ui-key-move = 移動自己的會議
ui-key-resize = 調整結束時間
ui-key-remove = 取消會議
ui-key-escape = 放棄並返回

# the frame around every page
ui-skip = 跳到正文
ui-navigation = 頁面導覽
ui-nav-today = 今天
ui-nav-rooms = 會議室
ui-nav-calendar = 行事曆
ui-nav-find = 找時間
ui-nav-manage = 管理
ui-nav-desk = 櫃檯
ui-nav-search = 搜尋
ui-nav-more = 更多
ui-nav-inbox = 訊息
ui-read-all = 全部標為已讀
ui-unread = 未讀
ui-inbox-empty = 還沒有訊息
ui-inbox-empty-text = 會議邀請、變更和提醒會出現在這裡。
ui-key-go-inbox = 前往訊息
ui-back = 返回
ui-save = 儲存
ui-saved = 「{ $title }」已儲存
ui-manage-change = 修改
ui-edit = 編輯
ui-manage-copy = 複製
ui-manage-copied = 已複製
ui-yes = 是
ui-no = 否
ui-more = 更多選項
ui-show-all = 全部顯示
ui-show-more = 顯示更多
ui-load-anew = 重新載入
ui-page-missing = 頁面載入失敗
ui-page-missing-text = 網路中斷，或伺服器剛剛更新。重新載入通常即可恢復。
ui-cannot-load-page = 暫時無法載入
ui-palette-hint = 會議室、人員、頁面……
ui-palette-nothing = 沒有找到。試試會議室名稱、樓層或同事姓名。

# today
ui-hello = 您好，{ $name }
ui-earlier-today = 今天已結束 { $count } 場
ui-happening-now = 正在進行
ui-coming-next = 即將開始
ui-minutes-left = 還剩 { $length }
ui-starts-in = { $length }後開始
ui-no-meetings = 未來七天沒有會議
ui-no-meetings-text = 可直接使用此刻空閒的會議室，或查看全天安排預訂稍後的時間。
ui-see-rooms = 查看全部會議室
ui-free-rooms-now = 此刻空閒
ui-none-free-now = 此刻沒有合適的空閒會議室。
ui-take = 立即使用
ui-taken-by-you = 已預訂
ui-took = { $room }已預訂至 { $time }
ui-length = 時長
ui-extend-by = 延長 { $count } 分鐘
ui-cancel-named = 取消「{ $title }」
ui-checked-in = 「{ $title }」已簽到
ui-extended = 「{ $title }」已延長
ui-ended-early = 「{ $title }」已結束，會議室已釋放
ui-approved = 「{ $title }」已核准
ui-declined = 「{ $title }」已拒絕
ui-approve = 核准
ui-decline = 拒絕
ui-decline-why = 原因（預訂人會看到）

# the page of a meeting
ui-meeting-missing = 找不到這個會議
ui-meeting-missing-text = 它可能已被刪除，或您無權查看。請聯絡給您連結的人。
ui-whole-meeting = 檢視詳情
ui-organizer = 預訂人
ui-hosted-by = 預訂人；主持人 { $name }
ui-reason = 原因
ui-guest = 外部
ui-optional = 可選
ui-private-short = 私密
ui-date-given-up = 不舉行
ui-state-draft = 草稿
ui-state-confirmed = 已預訂
ui-state-declined = 已拒絕
ui-state-cancelled = 已取消
ui-state-released = 已釋放
ui-edit-meeting = 修改會議
ui-change-which = 要修改哪些日期？
ui-move-which = 要移動哪些日期？

# the full form
ui-form-when = 時間
ui-form-description = 說明
ui-form-expected-people = 預計人數
ui-form-type = 會議類型
ui-form-no-type = 不限
ui-form-on-behalf = 代為預訂
ui-form-choose-room = 按名稱或樓層選擇會議室
ui-form-another-room = 再加一間
ui-form-repeat-custom = 自訂重複……
ui-form-repeat-stays = 保持不變：{ $rule }
ui-form-every = 每
ui-form-unit = 單位
ui-unit-minutes = 分鐘
ui-form-unit-days = { $count ->
       *[other] 天
    }
ui-form-unit-weeks = { $count ->
       *[other] 週
    }
ui-form-unit-months = { $count ->
       *[other] 個月
    }
ui-form-unit-years = { $count ->
       *[other] 年
    }
ui-form-weekdays = 星期
ui-form-which-day = 哪一天
ui-form-ends = 結束
ui-form-ends-on = 到某天
ui-form-ends-after = 若干次後
ui-form-ends-never = 永不結束
ui-form-date-count = 次數
ui-form-every-days = 每 { $count } 天
ui-form-every-weeks = 每 { $count } 週
ui-form-every-months = 每 { $count } 個月
ui-form-every-years = 每 { $count } 年
ui-form-times = 共 { $count } 次
ui-form-on-day-of-month = { $date } 日
ui-form-on-weekday-of-month = { $week ->
        [1] 第一個
        [2] 第二個
        [3] 第三個
        [4] 第四個
       *[other] 最後一個
    }{ $day }
ui-form-goes-on = ，之後隨可預訂期限自動延續
ui-form-series-dates = 週期會議的日期
ui-form-clash-count = { $count } 次有衝突
ui-form-date-clashes = 已被占用
ui-form-date-forbidden = 不允許
ui-form-date-out = 略過
ui-form-date-leave-out = 略過這一天
ui-form-date-back = 恢復這一天
ui-form-you-are-in = 簽到成功：{ $title }
ui-form-open-meeting = 開啟會議
ui-form-not-checked-in = 未能簽到
ui-form-series-stopped = 因無人到場，其餘場次已釋出。
ui-form-take-up = 恢復週期會議
ui-form-taken-up = 已恢復的場次：{ $count }
ui-form-attendance = 簽到：{ $came } / { $count }
ui-form-attendance-save = 另存為
ui-form-walk-in = 未受邀
ui-form-note-here = 已到場
ui-form-same-device = 與他人使用同一裝置
ui-form-by-other = 由其他參會人代記
ui-form-mark-expected = 待到場
ui-form-mark-on-time = 準時
ui-form-mark-late = 遲到
ui-form-mark-absent = 缺席
ui-form-method-button = 按鈕
ui-form-method-link = 郵件連結
ui-form-method-code = 會議室 QR Code
ui-form-method-printed-code = 張貼的 QR Code
ui-form-method-password = 面板登入
ui-form-method-card = 刷卡
ui-form-method-front-desk = 櫃檯
ui-form-method-other = 他人代記

# weeks and months
ui-my-calendar = 我的行事曆
ui-view = 檢視
ui-week = 週
ui-month = 月
ui-week-before = 上一週
ui-week-after = 下一週
ui-manage-week-of-room = { $room }的一週
ui-manage-month-of-room = { $room } 的月檢視
ui-nothing-on = 這一天沒有安排
ui-more-count = 還有 { $count } 項

# finding a time
ui-ask-find-lead = 所有人與合適會議室都空閒的最早時間。
ui-ask-find-people-hint = 除了您，還有誰要參加？
ui-ask-time-of-day = 時段
ui-ask-part-work = 工作時間
ui-ask-part-morning = 上午
ui-ask-part-afternoon = 下午
ui-ask-part-day = 任意時間
ui-ask-weekend-too = 包括週末
ui-ask-this-week = 本週
ui-ask-next-week = 下週
ui-ask-slot-count = { $count } 個合適的時間
ui-ask-no-slot = 本週沒有合適的時間。試試下一週、縮短會議，或選擇任意時間。
ui-ask-take-first = { $time }，{ $room }

# the page of a room
ui-room-missing = 找不到這間會議室
ui-room-missing-text = 它可能已被移除，或您無權查看。
ui-manage-rules-here = 此處適用的規則
ui-manage-no-rules = 沒有特別規則：任何時間都可預訂。
ui-manage-not-yours = 您可以檢視此場所，但不能變更。
ui-manage-set-at = 由「{ $place }」設定
ui-manage-day-count = { $count } 天

# the person's own page
ui-profile = 個人資料
ui-profile-saved = 個人資料已儲存
ui-email = 電子郵件
ui-time-zone = 時區
ui-self-kept-by-others = 姓名和電子郵件由管理員維護，如有錯誤請聯絡管理員。
ui-self-delegates = 委託代理
ui-self-delegates-lead = 代理人以您的名義操作，日誌會同時記錄雙方。
ui-self-new-delegate = 新增代理人
ui-self-delegate-hint = 同事姓名
ui-self-add-delegate = 新增
ui-self-delegate-added = { $name } 現在可代您操作
ui-self-end-delegation = 結束
ui-self-you-for = 您代理 { $name }
ui-self-power-books = 代為預訂
ui-self-power-manages = 修改和取消會議
ui-self-power-sees-private = 查看私密會議
ui-self-power-gets-copies = 接收通知副本
ui-self-messages = 通知設定
ui-self-remind = 會前提醒
ui-self-remind-end = 結束前提醒
ui-self-never = 不提醒
ui-self-digest = 行程彙整郵件
ui-self-digest-never = 不傳送
ui-self-digest-daily = 每天早上
ui-self-digest-weekly = 每週一
ui-self-quiet = 勿擾時段（不寄郵件）
ui-self-ways = 各類訊息的傳送方式
ui-self-way-usual = 預設
ui-self-way-both = 站內和郵件
ui-self-way-inbox = 僅站內
ui-self-way-mail = 僅郵件
ui-self-way-none = 不通知
ui-self-kind-booked = 我的預訂
ui-self-kind-invited = 會議邀請
ui-self-kind-changed = 會議變更
ui-self-kind-cancelled = 會議取消
ui-self-kind-handed-over = 會議改由他人負責
ui-self-kind-removed = 我不再參加的會議
ui-self-kind-approval-wanted = 待簽核預訂
ui-self-kind-approved = 預訂已核准
ui-self-kind-declined = 預訂被拒絕
ui-self-kind-released = 會議室被釋放
ui-self-kind-check-in-asked = 到簽到時間
ui-self-kind-release-warned = 我的會議室即將釋出
ui-self-kind-no-show = 我的會議無人到場
ui-self-kind-barred = 我暫時無法預訂
ui-self-kind-no-show-pardoned = 無人到場紀錄被免除
ui-self-kind-no-show-upheld = 申訴未獲通過
ui-self-kind-appealed = 待我處理的申訴
ui-self-kind-room-closes = 我的會議室將停用
ui-self-kind-series-warned = 我的週期會議無人到場
ui-self-kind-series-stopped = 我的週期會議因無人到場而終止
ui-self-kind-action-given = 交給我的待辦
ui-self-kind-action-due = 我的到期待辦
ui-self-kind-minutes-sent = 待確認的會議紀錄
ui-self-kind-minutes-objected = 對會議紀錄的異議
ui-self-kind-minutes-confirmed = 已確認的會議紀錄
ui-self-no-shows = 無人到場的會議
ui-self-barred-until = { $date } 前您無法預訂：您有 { $count } 場會議無人到場。
ui-self-counting = 最近 { $days } 天內無人到場的會議：{ $count } 場。
ui-self-bar-from = 達到 { $count } 場後，{ $days } 天內無法預訂。
ui-self-nothing-counts = 沒有計入您名下的紀錄。
ui-self-appeal = 不應計入
ui-self-appeal-why = 為什麼不應計入？
ui-self-appeal-send = 送出
ui-self-appealed = 已送出，將由會議室管理人員決定。
ui-self-no-show-counted = 計入
ui-self-no-show-appealed = 已申訴，決定前仍計入
ui-self-no-show-upheld = 計入；申訴未獲通過
ui-self-no-show-pardoned = 不再計入
ui-self-no-show-undone = 不計入：您遲到後到場
ui-self-kind-panel-offline = 我負責的面板離線
ui-self-kind-panel-fault = 我負責的面板收到故障回報
ui-self-kind-replied = 我的會議的出席回覆
ui-self-kind-reminder-before = 會前提醒
ui-self-kind-reminder-start = 開始時提醒
ui-self-kind-reminder-end = 結束前提醒
ui-self-kind-digest = 行程彙整

# keys of the whole app
ui-help-day = 會議室頁面
ui-key-search = 搜尋全部
ui-key-go-today = 前往今天
ui-key-go-rooms = 前往會議室
ui-key-go-calendar = 前往行事曆
ui-key-go-find = 找時間

# the administrator's pages: fetched only there
ui-manage-places = 場所
ui-manage-rules = 規則
ui-manage-people = 人員
ui-manage-keys = API 金鑰
ui-manage-forbidden = 此頁面僅供管理員使用
ui-manage-forbidden-text = 如需更改，請聯絡管理員。
ui-manage-name = 名稱
ui-manage-code = 編碼
ui-manage-code-hint = 匯入與裝置使用的固定識別。
ui-manage-kind = 類型
ui-manage-kind-campus = 園區
ui-manage-kind-building = 樓宇
ui-manage-kind-floor = 樓層
ui-manage-kind-zone = 區域
ui-manage-kind-room = 會議室
ui-manage-belongs-to = 所屬
ui-manage-top = 無：位於最上層
ui-manage-mode = 預訂方式
ui-manage-mode-open = 直接預訂
ui-manage-mode-instant = 即占即用
ui-manage-features = 設備（用逗號分隔）
ui-manage-inherit = 與上級相同
ui-manage-find-place = 尋找場所
ui-manage-new-campus = 新增園區
ui-manage-new-below = 在「{ $place }」中新增
ui-manage-add-below = 新增下級
ui-manage-fold = 「{ $place }」的下級
ui-manage-no-places = 還沒有場所。先建園區，再建樓宇、樓層和會議室。會議室很多時可批次匯入：smart-meeting import rooms rooms.csv
ui-manage-more-places = 還有 { $count } 項：請搜尋或摺疊不需要的部分。
ui-manage-choose-place = 選擇一個場所進行查看和修改。
ui-manage-in-service = 使用中：可以預訂。
ui-manage-not-in-service = 已停用：無法預訂。已有的會議保留。
ui-manage-close-place = 停用
ui-manage-open-place = 恢復使用
ui-manage-find-person = 依姓名、登入名稱或信箱尋找
ui-manage-no-person = 沒有找到。
ui-manage-people-hint = 可批次匯入人員：smart-meeting import people people.csv
ui-manage-person-name = 姓名
ui-manage-add-person = 新增人員
ui-manage-edit-person = 編輯 { $name }
ui-manage-department = 部門
ui-manage-zone-of-room = 同會議室
ui-manage-add-and-invite = 新增並邀請
ui-manage-invite-person = 邀請 { $name }
ui-manage-invitation-mailed = 含連結的郵件已寄至 { $address }，您也可自行轉交連結。
ui-manage-invitation-by-hand = 未寄送郵件，請自行轉交此連結。
ui-manage-invitation-link = 設定密碼的連結
ui-manage-invitation-until = 僅可使用一次，{ $date } 前有效。
ui-manage-link-copied = 連結已複製
ui-manage-copy-link = 複製連結
ui-manage-person-back = { $name } 可重新登入
ui-manage-person-out = { $name } 不能再登入
ui-manage-inactive-people = 已停用的人員
ui-manage-activate = 重新啟用
ui-manage-invite = 邀請
ui-manage-deactivate = 停用
ui-manage-deactivate-means = 停用後不能再登入，所有工作階段立即結束；已預訂的會議保留。
ui-manage-ahead = 待主持的會議
ui-manage-ahead-of = { $name } 名下待召開的會議
ui-manage-ahead-dates = { $count } 場
ui-manage-ahead-hosts = 僅為主持人，由 { $name } 預訂
ui-manage-nothing-ahead = 沒有需要移交的會議。
ui-manage-hand-all-to = 全部移交給
ui-manage-hand-all = 全部移交
ui-manage-cancel-all = 全部取消
ui-manage-cancel-all-means = 將取消 { $count } 場會議，並通知所有受邀者。
ui-manage-cancel-all-hosted = 由他人預訂的 { $count } 場照常召開，改由預訂人主持。
ui-manage-all-handed-over = { $name } 名下的會議已移交
ui-manage-all-cancelled = { $name } 名下的會議已取消
ui-manage-new-password = 重設密碼
ui-manage-new-password-for = 為 { $name } 重設密碼
ui-manage-password-ends = 其所有登入將失效。
ui-manage-password-set = { $name } 的密碼已重設
ui-manage-key-for = 用途
ui-manage-key-example = 三樓人體感測器
ui-manage-may-do = 權限
ui-manage-role-sensor = 上報感測資料
ui-manage-role-door = 顯示門口 QR Code 並回報到場情況
ui-manage-role-employee = 員工權限
ui-manage-role-administrator = 全部權限
ui-manage-make-key = 建立金鑰
ui-manage-key-once = 請立即複製：僅顯示這一次。
ui-manage-no-keys = 還沒有金鑰。金鑰讓裝置或指令碼無需登入即可呼叫介面。
ui-manage-revoke = 撤銷
ui-manage-revoked = 已撤銷
ui-manage-key-revoked = 「{ $name }」已撤銷
ui-manage-default = 預設
ui-manage-set-here = 在此設定
ui-manage-set-locked = 在此設定，下級不可更改
ui-manage-inherited = 繼承自「{ $place }」
ui-manage-locked-at = 由「{ $place }」鎖定
ui-manage-lock = 下級場所不可更改
ui-manage-inherit-again = 恢復繼承
ui-manage-unsaved = 尚未儲存
ui-manage-leave-unsaved = 尚未儲存的內容會遺失，仍要離開嗎？
ui-manage-limited = 設定限制
ui-manage-always-closed = 每天關閉
ui-manage-closed = 關閉
ui-manage-no-limit = 不限
ui-manage-none = 無
ui-manage-json = 依介面格式（JSON）填寫。
ui-manage-no-json = 不是有效的 JSON，保留上一個有效值。
ui-manage-choice-start = 開始時間
ui-manage-choice-end = 結束時間
ui-manage-choice-goes-on = 隨期限自動延續
ui-manage-choice-refused = 拒絕
ui-manage-set-by = { $name }，{ $date }
ui-manage-remove = 移除
ui-manage-first-day = 開始日期
ui-manage-last-day = 結束日期
ui-manage-add-closure = 新增時段
ui-manage-add-quota = 新增配額
ui-manage-whose = 統計對象
ui-manage-period = 週期
ui-manage-meetings = 場會議
ui-manage-hours = 小時
ui-manage-of-person = 每人
ui-manage-of-department = 每個部門
ui-manage-of-everyone = 全部合計
ui-manage-period-day = 每天
ui-manage-period-week = 每週
ui-manage-period-month = 每月
ui-manage-period-year = 每年
ui-manage-period-future = 今後合計
ui-manage-most-meetings = { $count } 場
ui-manage-quota = { $of }{ $period }：{ $most }
ui-manage-no-calendars = 還沒有工作日曆，請先在「工作日曆」中新增。
ui-manage-choice-cut = 到期限為止
ui-manage-choice-closed = 不開放
ui-manage-choice-as-sunday = 依週日開放
ui-manage-choice-ignored = 照常
ui-manage-rule-opening-hours = 開放時間
ui-manage-rule-closures = 關閉時段
ui-manage-rule-calendar = 工作日曆
ui-manage-rule-holidays = 假日處理
ui-manage-rule-shortest-minutes = 最短時長
ui-manage-rule-longest-minutes = 最長時長
ui-manage-rule-grid-minutes = 起訖時間間隔
ui-manage-rule-several-days-allowed = 允許跨天
ui-manage-rule-set-up-minutes = 會前預留
ui-manage-rule-tear-down-minutes = 會後預留
ui-manage-rule-notice-minutes = 至少提前預訂
ui-manage-rule-change-notice-minutes = 至少提前修改
ui-manage-rule-cancel-notice-minutes = 至少提前取消
ui-manage-rule-horizon-days = 最遠可預訂
ui-manage-rule-horizon-opens-at = 新一天開放時刻
ui-manage-rule-horizon-measured-to = 期限依何時計算
ui-manage-rule-change-horizon-days = 最遠可移動
ui-manage-rule-cancel-horizon-days = 最遠可取消
ui-manage-rule-first-date = 首個可預訂日
ui-manage-rule-last-date = 最後可預訂日
ui-manage-rule-capacity-enforced = 人數不得超過座位
ui-manage-rule-fewest-people = 最少人數
ui-manage-rule-fewest-people-percent = 最少人數占座位比例
ui-manage-rule-most-rooms = 單一會議最多會議室
ui-manage-rule-most-simultaneous = 同一預訂人同時占用
ui-manage-rule-quotas = 配額
ui-manage-rule-allowed-types = 允許的會議類型
ui-manage-rule-forbidden-types = 禁止的會議類型
ui-manage-rule-approved-changeable = 已核准的預訂可移動
ui-manage-rule-recurrence-allowed = 允許週期會議
ui-manage-rule-most-occurrences = 週期會議最多次數
ui-manage-rule-longest-series-days = 週期會議最長跨度
ui-manage-rule-series-beyond-horizon = 超出期限的週期會議
ui-manage-rule-most-conflicts = 可自動略過的衝突次數
ui-manage-rule-most-conflicts-percent = 可自動略過的衝突比例
ui-manage-rule-who-sees = 誰能看到此會議室
ui-manage-rule-who-books = 誰可以預訂
ui-manage-rule-who-requests = 誰可以申請
ui-manage-rule-who-requests-out-of-policy = 誰可以超出規則申請
ui-manage-everyone = 所有人
ui-manage-nobody = 無人
ui-manage-entries = { $count } 項
ui-manage-groups = 群組
ui-manage-rights = 權限
ui-manage-add = 新增
ui-manage-new-group = 新增群組
ui-manage-no-groups = 還沒有群組。群組是一組人員，可被授予角色，也可用於規則。
ui-manage-members = 成員
ui-manage-member-count = { $count } 人
ui-manage-delete-group = 刪除群組
ui-manage-to-whom = 授予
ui-manage-find-subject = 人員、群組、部門或所有人
ui-manage-subject-group = 群組
ui-manage-subject-org-unit = 部門
ui-manage-role = 角色
ui-manage-where = 範圍
ui-manage-everywhere = 全部
ui-manage-own = 本人事項
ui-manage-until = 截止日期
ui-manage-note = 備註
ui-manage-give = 授予角色
ui-manage-role-given = 角色已授予
ui-manage-role-taken = 已收回 { $name } 的角色
ui-manage-role-may = 包含：{ $permissions }
ui-manage-grants = 已授予的角色
ui-manage-no-grants = 沒有符合的授權。
ui-manage-given-by = 由 { $name } 授予
ui-manage-take-away = 收回
ui-manage-rights-of = { $name } 的權限
ui-manage-because = { $role }：授予 { $subject }，{ $scope }
ui-manage-no-grant-says = 沒有授權
ui-manage-named-role-administrator = 管理員
ui-manage-named-role-employee = 員工
ui-manage-named-role-room-manager = 會議室管理員
ui-manage-named-role-approver = 簽核人
ui-manage-named-role-front-desk = 櫃檯
ui-manage-named-role-auditor = 稽核員
ui-manage-named-role-facility-planner = 空間規劃
ui-manage-named-role-sensor = 感測器
ui-manage-named-role-door = 門口面板或讀卡機
ui-manage-named-role-panel = 門口面板（可預訂）
ui-manage-named-role-board = 樓層看板
ui-manage-may-room-see = 查看會議室
ui-manage-may-meeting-book = 預訂
ui-manage-may-meeting-book-past = 預訂過去時間
ui-manage-may-meeting-see-private = 查看私密會議
ui-manage-may-meeting-manage = 修改他人會議
ui-manage-may-meeting-approve = 簽核預訂
ui-manage-may-place-manage = 管理場所
ui-manage-may-person-see = 查看人員
ui-manage-may-person-manage = 管理人員
ui-manage-may-api-key-manage = 管理 API 金鑰
ui-manage-may-presence-ingest = 上報感測資料
ui-manage-may-access-see = 查看權限
ui-manage-may-access-grant = 授予角色
ui-manage-may-role-manage = 管理角色
ui-manage-no-shows = 無人到場
ui-manage-appeals = 待處理的申訴
ui-manage-no-appeals = 沒有待處理的申訴。
ui-manage-why = 理由（本人可見）
ui-manage-pardon = 免除
ui-manage-uphold = 仍然計入
ui-manage-pardoned = 已不再計入
ui-manage-upheld = 仍然計入
ui-manage-look-up = 查看某人的情況
ui-manage-whose-hint = 尋找某人，查看計入的紀錄並可免除。
ui-manage-barred-until = { $date } 前無法預訂：{ $count } 場會議無人到場。
ui-manage-counting = 最近 { $days } 天內無人到場的會議：{ $count } 場。
ui-manage-nothing-counts = 沒有計入的紀錄。
ui-manage-no-show-counted = 計入
ui-manage-no-show-appealed = 已申訴
ui-manage-no-show-upheld = 計入；申訴未獲通過
ui-manage-no-show-pardoned = 已免除
ui-manage-no-show-undone = 遲到後到場，不計入
ui-manage-rule-check-in-required = 無人簽到時釋出會議室
ui-manage-rule-check-in-minutes-before = 開始前多久可簽到
ui-manage-rule-check-in-minutes-after = 開始後多久釋出
ui-manage-rule-release-warn-minutes = 釋出前多久提醒
ui-manage-rule-release-undo-minutes = 釋出後多久內可收回
ui-manage-rule-check-in-profiles = 部分會議的例外規則
ui-manage-rule-no-show-days = 無人到場紀錄的有效期
ui-manage-rule-series-no-shows = 連續幾次無人到場後終止週期會議
ui-manage-rule-no-shows-warn = 達到幾次時警告
ui-manage-rule-no-shows-bar = 達到幾次時禁止預訂
ui-manage-rule-bar-days = 禁止預訂的時間
ui-manage-rule-printed-code-allowed = 可用張貼的 QR Code 簽到
ui-manage-section-hours = 開放時間
ui-manage-section-length = 會議時長
ui-manage-section-ahead = 提前預訂
ui-manage-section-much = 數量與用途
ui-manage-section-series = 週期會議
ui-manage-section-who = 適用對象
ui-manage-section-approval = 簽核
ui-manage-section-presence = 簽到與缺席
ui-manage-section-other = 其他規則
ui-manage-told = { $name }：{ $value }
ui-manage-some-flow = 已設定流程
ui-manage-no-types = 還沒有會議類型。
ui-manage-without-opening-hours = 全天開放
ui-manage-without-calendar = 不使用日曆
ui-manage-without-allowed-types = 所有類型
ui-manage-without-approval-flow = 由此處有簽核權的人決定
ui-manage-without-series-no-shows = 不終止
ui-manage-without-no-shows-warn = 不警告
ui-manage-without-no-shows-bar = 不限制
ui-manage-limited-opening-hours = 僅在指定時段開放
ui-manage-limited-calendar = 使用工作日曆
ui-manage-limited-allowed-types = 僅限指定類型
ui-manage-limited-approval-flow = 由流程決定
ui-manage-limited-series-no-shows = 達到次數後
ui-manage-limited-no-shows-warn = 達到次數後
ui-manage-limited-no-shows-bar = 達到次數後
ui-manage-limited-first-date = 從某天起才可預訂
ui-manage-without-first-date = 不限起始日
ui-manage-limited-last-date = 某天之後不可預訂
ui-manage-without-last-date = 不限截止日
ui-manage-limited-most-conflicts = 最多略過若干次
ui-manage-without-most-conflicts = 未設次數
ui-manage-limited-most-conflicts-percent = 最多略過一定比例
ui-manage-without-most-conflicts-percent = 未設比例
ui-manage-limited-most-simultaneous = 同時最多若干間
ui-manage-limited-longest-series-days = 最長若干天
ui-manage-limited-change-horizon-days = 臨近時才可移動
ui-manage-without-change-horizon-days = 多早都可以
ui-manage-limited-cancel-horizon-days = 臨近時才可取消
ui-manage-without-cancel-horizon-days = 多早都可以
ui-manage-profile-for = 會議同時符合以下條件時
ui-manage-profile-then = 改為
ui-manage-profile-line = { $when } → { $then }
ui-manage-every-meeting = 所有會議
ui-manage-as-usual = 不變
ui-manage-first-fits = 以第一項符合的為準。
ui-manage-move-up = 上移
ui-manage-add-profile = 新增例外
ui-manage-remove-profile = 刪除此例外
ui-manage-when-at-least = 時長至少
ui-manage-when-at-most = 時長至多
ui-manage-when-types = 屬於以下類型之一
ui-manage-when-organizers = 由以下人員或部門主辦
ui-manage-when-guests = 邀請了外部來賓
ui-manage-when-series = 屬於週期會議
ui-manage-when-words = 主旨含有以下字詞之一
ui-manage-words-example = 面試、董事會
ui-manage-then-required = 需要簽到
ui-manage-then-free = 無需簽到
ui-manage-may-attendance-note = 登記到場人員
ui-manage-may-attendance-show-code = 顯示會議室 QR Code
ui-manage-may-attendance-ingest = 回報門口刷卡與登入
ui-manage-may-standing-manage = 處理無人到場紀錄
ui-manage-may-group-manage = 管理群組
ui-manage-may-org-unit-manage = 管理部門
ui-nav-approvals = 簽核
ui-key-go-approvals = 前往簽核
ui-waiting-requests = 項申請等待您處理
ui-self-power-decides = 代我簽核申請
ui-self-password = 密碼
ui-self-password-lead = 變更後，您在其他裝置上會登出。
ui-self-password-current = 目前密碼
ui-self-password-new = 新密碼（至少 { $count } 個字元）
ui-self-password-change = 變更密碼
ui-self-password-changed = 密碼已變更，其他裝置上已登出。
ui-ask-did-approve = { $count ->
    [1] 已核准「{ $title }」
   *[other] 已核准 { $count } 項申請
}
ui-ask-did-decline = { $count ->
    [1] 已拒絕「{ $title }」
   *[other] 已拒絕 { $count } 項申請
}
ui-ask-did-not = { $count } 項未能處理：{ $reason }
ui-ask-why-room = { $room }需要申請。
ui-ask-why-by-request = 預訂人對該會議室只有申請權限。
ui-ask-why-rules = 超出規則：{ $rules }。
ui-ask-why-longer = { $room }：超過 { $count } 分鐘。
ui-ask-why-people = { $room }：超過 { $count } 人。
ui-ask-why-guests = { $room }：邀請了外部與會者。
ui-ask-why-series = { $room }：屬於週期會議。
ui-ask-why-during = { $room }：位於 { $hours } 時段內。
ui-ask-why-outside = { $room }：不在 { $hours } 時段內。
ui-ask-state-waiting = 等待簽核
ui-ask-state-approved = 已核准
ui-ask-state-declined = 已拒絕
ui-ask-state-recalled = 已撤回
ui-ask-state-lapsed = 逾期未處理
ui-ask-state-replaced = 已被新的申請取代
ui-ask-state-outdone = 會議室已分配給其他會議
ui-ask-pick = 選擇「{ $title }」
ui-ask-due = 請於 { $time } 前處理
ui-ask-asked-by = 由 { $name } 提出
ui-ask-dates = { $count } 個日期
ui-ask-was = 原為 { $time }
ui-ask-people = { $count } 人
ui-ask-step = 第 { $step } 步，共 { $steps } 步：
ui-ask-deciders = 簽核人：{ $names }
ui-ask-stand-in = 您代 { $name } 簽核
ui-ask-said-yes = { $name } 已核准
ui-ask-said-no = { $name } 已拒絕
ui-ask-cast-by = 由 { $name } 代為處理
ui-ask-choose-dates = 選擇要處理的日期
ui-ask-taken = 已被占用
ui-ask-rivals = { $count ->
    [1] 還有其他申請。核准此項將拒絕：
   *[other] 還有其他申請。核准此項將拒絕以下 { $count } 項：
}
ui-ask-blocked = { $count ->
    [1] 會議室已被他人占用，此申請無法核准。
   *[other] { $count } 個日期已被占用，無法核准。
}
ui-ask-approve-this = 核准此項
ui-ask-recall = 撤回
ui-ask-recalled = 已撤回「{ $title }」的申請
ui-ask-tab-waiting = 待處理
ui-ask-tab-decided = 我已處理
ui-ask-tab-asked = 我的申請
ui-ask-none-waiting = 沒有待處理的申請
ui-ask-none-waiting-text = 您負責的會議室有新申請時，會顯示在這裡並通知您。
ui-ask-none-decided = 您還沒有處理過申請。
ui-ask-none-asked = 您還沒有提交過申請。需要申請的會議室會在預訂時提示。
ui-ask-picked = 已選 { $count } 項
ui-ask-approve-picked = 核准所選
ui-ask-decline-picked = 拒絕所選
ui-ask-pick-none = 取消選擇
ui-ask-pick-all = 全選
ui-ask-key-walk = 上下移動
ui-ask-key-pick = 選擇
ui-ask-key-open = 開啟
ui-ask-flow = 簽核
ui-ask-earlier = 先前
ui-ask-asked-at = { $name } 於 { $time } 提交
ui-ask-asked-when = 於 { $time } 提交
ui-ask-proposed = 申請改為：{ $time }
ui-ask-stays = 在此之前會議維持原樣。
ui-ask-to-approvals = 所有申請
ui-ask-time = 時間
ui-ask-free-until = 會議室空閒至 { $time }。
ui-ask-free-long = 今天之後沒有其他會議。
ui-ask-next-waits = 下一場會議緊接著開始，無法在此延長。
ui-ask-elsewhere = 可改用：
ui-ask-end-frees = 立即結束：{ $rooms }提前 { $length } 空出
ui-ask-swap = 交換會議室…
ui-ask-swap-with = 與哪場會議交換
ui-ask-swap-lead = 時間不變，需對方預訂人同意。
ui-ask-swap-none = 此時段沒有其他會議。
ui-ask-swap-asked = 已徵詢「{ $title }」的預訂人
ui-ask-swapped = 會議室已交換
ui-ask-swap-from = { $name } 希望交換會議室：用{ $theirs }換您的{ $yours }
ui-ask-swap-to = 您申請用{ $yours }交換{ $theirs }
ui-ask-swap-accept = 同意交換
ui-ask-swap-declined = 雙方保留原會議室
ui-ask-swap-withdraw = 撤回
ui-ask-questions = 等待回覆
ui-ask-knock = 敲門提醒：我們在等候
ui-ask-knocked = 已提醒室內的會議盡快結束
ui-ask-knock-lead = { $room }使用中，至 { $time }。
ui-ask-hand-over = 移交…
ui-ask-hand-over-to = 將會議移交給
ui-ask-hand-over-lead = 需對方同意，同意後成為預訂人。管理該會議室的人可直接移交。
ui-ask-hand-over-which = 要移交哪些日期？
ui-ask-hand-over-do = 移交
ui-ask-handed-over = { $name } 現在是預訂人
ui-ask-hand-over-asked = 已徵詢 { $name }
ui-ask-hand-over-from = { $name } 希望把{ $scope ->
    [this] 一場會議
   *[other] 一個週期會議
 }移交給您
ui-ask-hand-over-to-whom = 您希望把此會議移交給 { $name }
ui-ask-hand-over-accept = 接手
ui-ask-hand-over-taken = 您現在是預訂人
ui-ask-hand-over-declined = 會議仍由原預訂人負責
ui-ask-hand-over-withdrawn = 移交請求已撤回
ui-ask-hand-over-counts = 接手後計入您的預訂額度。
ui-ask-say = 說說您的需要
ui-ask-say-example = 明天下午3點 10人 有投影 1小時
ui-ask-say-understood = 已理解
ui-ask-say-take-out = 去掉 { $text }
ui-ask-say-unknown = 未能理解：{ $text }
ui-ask-say-people = { $count } 人
ui-ask-say-week = { $day } 起的一週
ui-ask-wait = 候補會議室
ui-ask-wait-lead = 此時段內一有空閒的會議室，系統就會立即為您預訂並通知您，依先後順序。
ui-ask-wait-subject = 會議主題
ui-ask-wait-day = 日期
ui-ask-wait-from = 不早於
ui-ask-wait-until = 不晚於
ui-ask-wait-length = 時長
ui-ask-wait-people = 人數
ui-ask-wait-room = 會議室
ui-ask-wait-any = 任意合適的會議室
ui-ask-wait-do = 開始候補
ui-ask-wait-added = 您已加入 { $day } 的候補
ui-ask-wait-served = 已有空閒會議室，「{ $title }」已預訂
ui-ask-wait-short = 時段短於會議時長。
ui-ask-waitings = 候補中
ui-ask-wait-line = { $day } { $from }–{ $until } 內 { $length }，{ $room }
ui-ask-wait-edit = 變更
ui-ask-wait-stop = 取消候補
ui-ask-wait-stopped = 已取消「{ $title }」的候補
ui-ask-wait-got = 已為您預訂
ui-ask-coming = 出席回覆
ui-ask-coming-you = 您會出席嗎？
ui-ask-coming-yes = 出席
ui-ask-coming-maybe = 未定
ui-ask-coming-no = 不出席
ui-ask-coming-note = 給召集人留言
ui-ask-coming-always = 適用於之後的所有日期
ui-ask-coming-said = 已記錄您的回覆
ui-ask-coming-tally = { $yes } 人出席 · { $maybe } 人未定 · { $no } 人不出席 · { $silent } 人未回覆
ui-ask-coming-guests = 另有 { $count } 位外部來賓，由其郵件答覆預訂人。
ui-manage-may-audit-read = 檢視稽核紀錄
ui-manage-may-panel-use = 在門口延長和結束會議
ui-manage-may-panel-manage = 管理面板
ui-manage-panels = 面板與看板
ui-manage-panel-code = 螢幕上的配對碼
ui-manage-panel-place = 位置
ui-manage-panel-pair = 配對
ui-manage-panel-hint = 在平板上開啟 { $address }，然後在此輸入螢幕顯示的配對碼。
ui-manage-panel-none = 還沒有面板或看板。有瀏覽器的平板或螢幕即可使用。
ui-manage-panel-paired = { $name } 已配對
ui-manage-panel-removed = { $name } 已移除
ui-manage-panel-never = 尚未回應
ui-manage-panel-seen = 最近回應 { $time }
ui-manage-panel-state-new = 新
ui-manage-panel-state-online = 上線
ui-manage-panel-state-offline = 離線
ui-manage-panel-battery = 電量 { $percent }%
ui-manage-panel-faults = { $count } 則故障回報
ui-manage-panel-name = 名稱
ui-manage-panel-theme = 配色
ui-manage-panel-theme-auto = 跟隨裝置
ui-manage-panel-theme-light = 淺色
ui-manage-panel-theme-dark = 深色
ui-manage-panel-language = 語言
ui-manage-panel-language-own = 跟隨裝置
ui-manage-panel-welcome = 空閒時顯示的文字
ui-manage-panel-background = 空閒時的顏色
ui-manage-panel-colour-usual = 恢復預設
ui-manage-panel-shows-subjects = 顯示會議主旨和主辦人
ui-manage-panel-touch = 觸控即可簽到
ui-manage-panel-identify = 是哪一塊？
ui-manage-panel-reload = 重新載入
ui-manage-panel-remove = 移除
ui-manage-panel-remove-ask = 移除後螢幕會再次顯示配對碼。
ui-manage-panel-told = 已通知 { $name }
ui-manage-panel-facts = 版本 { $version } · { $size } · 時鐘快 { $offset } 秒 · 負責人 { $person }
ui-manage-panel-reported = 門口的故障回報
ui-manage-panel-log = 執行紀錄
ui-manage-panel-kind = 類型
ui-manage-panel-kind-panel = 門口面板
ui-manage-panel-kind-board = 樓層或大樓看板
ui-manage-panel-hint-board = 在螢幕上開啟 { $address }，然後在此輸入螢幕顯示的配對碼。
ui-manage-board-settings = 看板內容
ui-manage-board-layout = 清單
ui-manage-board-layout-rooms = 所有會議室的空閒與使用情形
ui-manage-board-layout-meetings = 今天的會議，依時間排列
ui-manage-board-layout-plan = 平面圖
ui-manage-board-here = 展板所在位置
ui-manage-board-here-hint = 在平面圖上點按展板懸掛的位置，路過的人就能找到自己。
ui-manage-board-no-plan = 展板所屬場所還沒有平面圖，在繪製之前將顯示清單。
ui-manage-board-here-off = 移除標記
ui-manage-board-facing = 看螢幕的人面向
ui-manage-board-facing-up = 平面圖上方
ui-manage-board-facing-right = 平面圖右方
ui-manage-board-facing-down = 平面圖下方
ui-manage-board-facing-left = 平面圖左方
ui-manage-board-facing-hint = 沒有單獨設定箭頭的會議室，依此方向和螢幕所在位置自動指路。
ui-manage-board-way-plan = 依圖：{ $arrow }
ui-manage-board-second = 並列顯示的第二語言
ui-manage-board-second-none = 無
ui-manage-board-page-seconds = 每頁停留秒數
ui-manage-board-lines = 每頁行數
ui-manage-board-lines-auto = 自動，遠處可讀
ui-manage-board-greets = 為有訪客的會議單獨顯示歡迎頁
ui-manage-board-welcome = 歡迎頁上的文字
ui-manage-board-pictures = 圖片
ui-manage-board-media = 播放時機
ui-manage-board-media-between = 每輪頁面之後
ui-manage-board-media-idle = 沒有會議且 30 分鐘內無會議時，取代頁面
ui-manage-board-add = 新增圖片…
ui-manage-board-add-hint = PNG、JPEG 或 WebP，不超過 10 MB
ui-manage-board-seconds = { $name } 的停留秒數
ui-manage-board-earlier = { $name }：提前
ui-manage-board-later = { $name }：延後
ui-manage-board-drop = { $name }：移出
ui-manage-board-no-pictures = 還沒有圖片。
ui-manage-board-ways = 方向指引
ui-manage-board-ways-hint = 以站在看板前的人為準。樓層的方向適用於其中所有會議室。
ui-manage-board-way = { $name } 的方向
ui-manage-board-way-none = 無
ui-manage-board-way-same = 同上層
ui-manage-board-way-words = { $name } 的文字說明
ui-manage-board-way-example = 電梯旁
ui-manage-board-preview = 預覽
ui-manage-board-preview-wide = 橫向
ui-manage-board-preview-tall = 直向
ui-manage-board-preview-hint = 依您的修改和目前會議顯示，尚未儲存。
ui-manage-decors = 外觀與節慶主題
ui-manage-decor-lead = 外觀適用於所選場所及其下所有面板和看板。節慶外觀優先，越近的場所越優先。
ui-manage-decor-none = 還沒有外觀設定，全部使用預設外觀。
ui-manage-decor-new = 新增外觀
ui-manage-decor-place = 適用場所
ui-manage-decor-always = 長期
ui-manage-decor-each-year = 每年 { $span }
ui-manage-decor-greeting = 空閒時顯示的文字
ui-manage-decor-ornament = 角落裝飾
ui-manage-decor-lanterns = 燈籠
ui-manage-decor-blossom = 梅花
ui-manage-decor-snow = 雪花
ui-manage-decor-stars = 星星
ui-manage-decor-accent = 點綴色
ui-manage-decor-background = 背景圖片
ui-manage-decor-logo = 標誌
ui-manage-decor-english-logo = 英文螢幕上的標誌
ui-manage-decor-season = 僅在節慶期間
ui-manage-decor-from = 第一天
ui-manage-decor-until = 最後一天
ui-manage-decor-yearly = 每年重複
ui-manage-decor-busy = 預覽使用中的樣子

# Pages of administrators
ui-admin-part-rooms = 會議室
ui-admin-part-people = 人員
ui-admin-part-messages = 訊息
ui-admin-part-data = 資料
ui-admin-calendars = 工作日曆
ui-admin-types = 會議類型
ui-admin-flows = 簽核流程
ui-admin-units = 部門
ui-admin-roles = 角色
ui-admin-templates = 訊息範本
ui-admin-deliveries = 郵件紀錄
ui-admin-imports = 匯入
ui-admin-new-role = 新增角色
ui-admin-of-product = 內建
ui-admin-own-role = 自訂
ui-admin-role-fixed = 內建角色不可變更，可複製後自行調整。
ui-admin-role-code-hint = 英文字母和數字，以字母開頭；之後不可變更。
ui-admin-who-has-it = 誰擁有此角色
ui-admin-nobody-has-it = 還沒有人擁有此角色。
ui-admin-give-it = 授予他人
ui-admin-copy-role = 複製為新角色
ui-admin-delete-role = 刪除角色
ui-admin-matter-meetings = 會議室與會議
ui-admin-matter-attendance = 簽到
ui-admin-matter-places = 場所
ui-admin-matter-people = 人員
ui-admin-matter-rights = 權限
ui-admin-matter-system = 系統與裝置
ui-admin-matter-other = 其他
ui-manage-may-policy-bypass = 突破預訂規則
ui-manage-may-notice-manage = 管理訊息
ui-admin-means-room-see = 能看到會議室及其占用時間。
ui-admin-means-meeting-book = 為自己預訂會議室並邀請他人。
ui-admin-means-meeting-book-past = 補登和更正已結束的會議。
ui-admin-means-meeting-see-private = 能看到他人私密會議的主旨和人員。
ui-admin-means-meeting-manage = 變更、取消、延長、結束他人的會議，並可代為預訂。
ui-admin-means-meeting-approve = 簽核待處理的預訂。
ui-admin-means-policy-bypass = 可聲明後違反規則預訂，並留有紀錄。
ui-admin-means-attendance-note = 為無法自行簽到的人登記。
ui-admin-means-attendance-show-code = 顯示會議室的動態簽到碼，如門口螢幕。
ui-admin-means-attendance-ingest = 刷卡機或閘門回報到場人員。
ui-admin-means-standing-manage = 處理申訴，解除禁訂。
ui-admin-means-place-manage = 新增和變更場所、規則、日曆、會議類型與流程。
ui-admin-means-person-see = 尋找人員，檢視群組和部門。
ui-admin-means-person-manage = 匯入人員、重設密碼。
ui-admin-means-group-manage = 新增群組並維護成員。
ui-admin-means-org-unit-manage = 新增、移動、刪除部門。
ui-admin-means-access-see = 檢視角色、授權及某人權限的來由。
ui-admin-means-access-grant = 在自身權限內授予和收回角色。
ui-admin-means-role-manage = 以自身擁有的權限組成角色。
ui-admin-means-notice-manage = 編輯訊息文字，檢視並重寄郵件。
ui-admin-means-api-key-manage = 建立和撤銷裝置金鑰。
ui-admin-means-presence-ingest = 感測器回報會議室是否有人。
ui-admin-means-audit-read = 檢視誰做了什麼，以及任意時刻的狀況。
ui-admin-means-panel-use = 掛在門口：顯示會議室狀態，並在此預訂和簽到。
ui-admin-means-panel-manage = 配對面板、設定外觀並負責維護。
ui-admin-new-unit = 新增部門
ui-admin-new-unit-below = 在「{ $name }」下新增部門
ui-admin-unit-hint = 部門擁有的權限，其下級部門同樣擁有。
ui-admin-delete-unit = 刪除部門
ui-admin-no-units = 還沒有部門。可隨人員匯入，也可在此新增。
ui-admin-new-calendar = 新增日曆
ui-admin-calendar-example = 台灣
ui-admin-calendar-code-hint = 規則透過代碼引用日曆；之後不可變更。
ui-admin-no-calendars = 還沒有工作日曆。它標明假日和補班日，由場所的規則引用。
ui-admin-day-count = { $count } 天
ui-admin-import-days = 匯入假日
ui-admin-import-days-hint = 假日的 iCalendar 檔案，或含 date、kind（holiday、workday）、as_weekday、name 欄的表格。匯入後將取代此日曆原有的全部日期。
ui-admin-replace-days = 取代日期
ui-admin-holidays = { $count } 天放假
ui-admin-workdays = { $count } 天補班
ui-admin-holiday = 放假
ui-admin-workday = 補班
ui-admin-ordinary = 依星期
ui-admin-day-is = 當天為
ui-admin-hours-of = 開放時間依
ui-admin-set = 確定
ui-admin-year-empty = 今年尚未設定。點選日期，或匯入假日。
ui-admin-used-at = 套用於
ui-admin-used-nowhere = 尚未套用：請在場所的規則中引用
ui-admin-named-in-rules = 被以下場所的規則引用
ui-admin-and-more = 等另外 { $count } 項
ui-admin-code-taken = 此代碼已被使用。
ui-admin-new-type = 新增類型
ui-admin-type-example = 董事會
ui-admin-type-code-hint = 會議和規則透過代碼引用類型；之後不可變更。
ui-admin-type-users = 可使用者
ui-admin-type-users-hint = 會議室的管理者可使用任何類型。
ui-admin-type-open = 任何人選擇此類型即可不受上述規則限制。
ui-admin-exempt = 不適用的規則
ui-admin-exempt-hint = 此類會議在任何場所都不受以下規則限制。
ui-admin-exempt-count = 免 { $count } 條規則
ui-admin-no-types = 還沒有會議類型。可讓董事會、訓練、面試等適用不同規則。
ui-admin-new-flow = 新增流程
ui-admin-flow-example = 演講廳
ui-admin-flow-used-nowhere = 尚未套用：請在場所的「簽核流程」規則中選用
ui-admin-no-flows = 還沒有流程。沒有流程時，由有簽核權的任意一人決定。流程由步驟組成：問誰、需幾人同意、何時截止。
ui-admin-step-count = { $count } 步
ui-admin-step = 第 { $number } 步
ui-admin-step-name = 步驟名稱
ui-admin-step-earlier = 第 { $number } 步上移
ui-admin-step-later = 第 { $number } 步下移
ui-admin-step-remove = 刪除第 { $number } 步
ui-admin-add-step = 新增步驟
ui-admin-delete-flow = 刪除流程
ui-admin-deputies-hint = 簽核人在「個人資料–代理人」中授權的人可代為簽核。進行中的申請沿用原步驟。
ui-admin-who-is-asked = 簽核人
ui-admin-add-approver = 為第 { $number } 步新增簽核人
ui-admin-add-by-role = 第 { $number } 步依角色新增
ui-admin-by-role = 依角色新增…
ui-admin-approver-holders = 對該會議室有簽核權的人
ui-admin-approver-administrators = 擁有全域簽核權的人
ui-admin-approver-role = 角色「{ $role }」的成員
ui-admin-quorum = 同意條件
ui-admin-quorum-any = 任意一人
ui-admin-quorum-all = 全部同意
ui-admin-quorum-count = 至少若干人
ui-admin-own-requests = 簽核人自己申請時
ui-admin-own-agreed = 視為同意
ui-admin-own-another = 須由他人簽核
ui-admin-step-when = 何時需要此步驟
ui-admin-step-always = 一律需要。
ui-admin-has-deadline = 設有期限
ui-admin-deadline-hours = 期限（小時）
ui-admin-remind-hours = 提前提醒（小時）
ui-admin-deadline-working = 只計會議室開放的時間（含補班日，不含國定假日）
ui-admin-deadline-then = 逾期未決時
ui-admin-then-escalate = 轉下一步
ui-admin-then-approve = 視為通過
ui-admin-then-decline = 視為拒絕
ui-admin-when-longer = 時長超過
ui-admin-when-people = 人數超過
ui-admin-when-guests = 有外部來賓
ui-admin-when-series = 週期會議
ui-admin-when-during = 在此時段內
ui-admin-when-outside = 在此時段外
ui-admin-weekdays = 星期
ui-admin-add-condition = 新增條件…
ui-admin-preview-flow = 這樣的預訂需要誰簽核？
ui-admin-preview-ask = 檢視
ui-admin-preview-passed = 略過：不適用於此預訂。
ui-admin-preview-deserted = 無人可簽核：轉由管理員處理。
ui-admin-preview-needs = { $count } 人中需 { $needed } 人同意：{ $names }
ui-admin-preview-own = 您是簽核人之一：申請即視為同意。
ui-admin-preview-due = 若現在提出，須在 { $when } 前簽核。
ui-admin-preview-usual = 沒有適用的步驟：由對該會議室有簽核權的人決定。
ui-admin-date = 日期
ui-admin-minutes = 時長（分鐘）
ui-admin-people-count = 人數
ui-admin-own-words = 已自訂
ui-admin-template-text = 內文
ui-admin-placeholders = 點按插入，寄送時自動填寫。時間、會議室及變更內容會附在內文之後。
ui-admin-placeholder-meeting = 會議
ui-admin-placeholder-organizer = 召集人
ui-admin-placeholder-host = 主持人
ui-admin-placeholder-time = 時間
ui-admin-placeholder-place = 會議室
ui-admin-placeholder-time-before = 原時間
ui-admin-placeholder-place-before = 原會議室
ui-admin-placeholder-reason = 原因
ui-admin-placeholder-minutes = 分鐘數
ui-admin-placeholder-count = 數量
ui-admin-placeholder-link = 連結
ui-admin-placeholder-reader = 收件人
ui-admin-placeholder-answers = 出席回覆
ui-admin-placeholder-until = 截止時間
ui-admin-placeholder-task = 待辦
ui-admin-placeholder-due = 到期日
ui-admin-placeholder-by = 操作人
ui-admin-placeholder-offered = 可換得的會議室
ui-admin-unknown-placeholder = { $name } 不是可填寫的變數。
ui-admin-words-reset = 已恢復預設文字
ui-admin-reset-words = 恢復預設
ui-admin-send-test = 寄給我試看
ui-admin-test-sent = 已寄送至 { $address }
ui-admin-no-address = 您的資料中沒有電子郵件地址。
ui-admin-preview-letter = 預覽（以虛構會議為例）
ui-self-kind-change-declined = 變更被拒絕
ui-self-kind-swap-proposed = 換房請求
ui-self-kind-swap-accepted = 我的換房請求獲同意
ui-self-kind-swap-declined = 我的換房請求被婉拒
ui-self-kind-hand-over-proposed = 移交給我的會議
ui-self-kind-hand-over-declined = 我的移交請求被婉拒
ui-self-kind-knocked = 有人敲門
ui-admin-find-address = 依電子郵件尋找
ui-admin-state = 狀態
ui-admin-any-state = 全部
ui-admin-delivery-queued = 待寄送
ui-admin-delivery-sent = 已寄送
ui-admin-delivery-failed = 已放棄
ui-admin-delivery-bounced = 被退回
ui-admin-delivery-off = 未設定郵件
ui-admin-attempts = 嘗試 { $count } 次
ui-admin-next-try = 下次 { $time }
ui-admin-send-again = 重新寄送
ui-admin-queued-again = 已重新寄送給 { $address }
ui-admin-no-deliveries = 還沒有郵件。寄送、等待和退回的郵件會列在這裡。
ui-admin-no-delivery-found = 沒有符合條件的郵件。
ui-admin-deliveries-hint = 「已放棄」指在期限內未能送出；「被退回」指對方永久拒收。
ui-admin-what-to-import = 匯入內容
ui-admin-import-rooms = 會議室
ui-admin-import-people = 人員
ui-admin-import-meetings = 會議
ui-admin-import-rooms-hint = 會議室表格（CSV）。缺少的園區、大樓和樓層會自動新增；代碼已存在的會議室會被更新。
ui-admin-import-people-hint = 人員表格（CSV）。登入名稱已存在的人員會被更新；任何人不會獲得超出您的權限。
ui-admin-import-meetings-hint = 含會議和週期會議的日曆檔案（ICS）。不會寄送通知。
ui-admin-example-file = 範例檔案
ui-admin-import-organizer = 以誰的名義（登入名稱）
ui-admin-import-skip = 略過週期會議中衝突的日期
ui-admin-choose-file = 將檔案拖到此處，或點按選擇
ui-admin-columns = 欄位對應
ui-admin-columns-hint = 已依欄名推測，請核對。帶 * 的欄為必填。
ui-admin-no-column = – 檔案中沒有 –
ui-admin-missing-columns = 請指定以下欄：{ $columns }
ui-admin-try = 試執行
ui-admin-import-now = 匯入 { $count } 項
ui-admin-imported = 已匯入 { $count } 項
ui-admin-would-create = 新增 { $count }
ui-admin-would-update = 更新 { $count }
ui-admin-unchanged = 無變化 { $count }
ui-admin-refused = 被拒 { $count }
ui-admin-unknown-columns = 未使用的欄：{ $columns }
ui-admin-show-all-rows = 顯示全部列
ui-admin-rows = 檔案中的列
ui-admin-line = 列
ui-admin-key = 識別
ui-admin-outcome = 處理結果
ui-admin-outcome-created = 新增
ui-admin-outcome-updated = 更新
ui-admin-outcome-unchanged = 無變化
ui-admin-outcome-rejected = 被拒
ui-admin-column-code = 代碼
ui-admin-column-name = 名稱
ui-admin-column-campus = 園區
ui-admin-column-building = 大樓
ui-admin-column-floor = 樓層
ui-admin-column-zone = 區域
ui-admin-column-capacity = 座位數
ui-admin-column-kind = 類型
ui-admin-column-time-zone = 時區
ui-admin-column-features = 設備
ui-admin-column-booking-mode = 預訂方式
ui-admin-column-login = 登入名稱
ui-admin-column-email = 電子郵件
ui-admin-column-department = 部門
ui-admin-column-language = 語言
ui-admin-column-phone = 電話
ui-admin-column-date = 日期
ui-admin-column-as-weekday = 依星期
ui-admin-fault-cells = 此列有 { $actual } 格，標題有 { $expected } 格。
ui-admin-fault-empty = 「{ $column }」為空。
ui-admin-fault-long = 「{ $column }」超過 { $limit } 個字元。
ui-admin-fault-range = 「{ $column }」為「{ $text }」，應為 { $min } 到 { $max } 的數字。
ui-admin-fault-date = 「{ $text }」不是日期（如 2026-10-01）。
ui-admin-fault-word = 「{ $column }」為「{ $text }」，可用值：{ $allowed }。
ui-admin-fault-zone = 「{ $text }」不是時區（如 Asia/Taipei）。
ui-admin-fault-email = 「{ $text }」不是電子郵件地址。
ui-admin-fault-duplicate = 「{ $text }」已在第 { $line } 列出現。
ui-admin-fault-control-character = 儲存格含有無法顯示的字元。
ui-admin-fault-beyond-own-rights = 此人或其部門擁有您沒有的權限。
ui-admin-fault-room-not-found = 沒有這個會議室。
ui-admin-fault-not-all-day = 僅全天事件可作為假日。
ui-admin-fault-unsupported-property = 無法匯入重複的假日：請使用列明日期的日曆。
ui-admin-simulation = 若當時即生效
ui-admin-simulated-days = 回看天數
ui-admin-last-days = 最近 { $count } 天
ui-admin-tried = 已檢查的預訂
ui-admin-would-be-refused = 會被拒絕
ui-admin-freed = 釋出的時間
ui-admin-simulation-cut = 預訂過多，最近的部分未計入。
ui-admin-nothing-tried = 這段時間沒有預訂。
ui-admin-nothing-refused = 全部預訂仍然可行。
ui-admin-by-rule = 依規則
ui-admin-bookings = { $count } 筆預訂
ui-admin-these-bookings = 涉及的預訂
ui-admin-try-rules = 檢視對近期預訂的影響
ui-manage-no-flow = 由有簽核權的人決定
ui-manage-rule-approval-flow = 簽核流程
ui-manage-rule-approval-when = 何時需要簽核
ui-manage-rule-rival-requests = 同一時段可有多個申請

# closures of places
ui-manage-closures = 停用計畫
ui-manage-closure-new = 停用場所
ui-manage-closure-all = 包括已結束的
ui-manage-closure-none = 沒有停用計畫。
ui-manage-closure-left = 剩餘 { $count }
ui-manage-closure-planned = 已計畫
ui-manage-closure-closed = 停用中
ui-manage-closure-over = 已結束
ui-manage-closure-withdrawn = 已撤銷
ui-manage-closure-lead = 從現在起，該時段不再接受新預訂。已有的預訂會列出，直到每場會議都換了會議室、改了時間或取消。
ui-manage-closure-place = 場所或會議室
ui-manage-closure-first = 首日
ui-manage-closure-last = 末日
ui-manage-closure-from = 開始
ui-manage-closure-until = 結束
ui-manage-closure-first-time = 停用開始時間
ui-manage-closure-last-time = 恢復開放時間
ui-manage-closure-hours = 按時刻，而不是整天
ui-manage-closure-why = 原因
ui-manage-closure-why-hint = 會顯示給想在那裡預訂的人，以及需要更換會議室的人。
ui-manage-closure-in-the-way = 受影響的會議
ui-manage-closure-nothing = 該時段沒有預訂。
ui-manage-closure-would-hit = 受影響的會議：{ $count } 場，其中 { $without } 場沒有合適的空閒會議室。
ui-manage-closure-no-offer = 沒有合適的空閒會議室
ui-manage-closure-more = 還有 { $count } 場。
ui-manage-closure-plan = 確定停用
ui-manage-closure-made = { $place } 將停用。
ui-manage-closure-planned-by = { $name } 於 { $time } 計畫
ui-manage-closure-progress = 已處理 { $done } / { $all }
ui-manage-closure-clear = 沒有受影響的會議。
ui-manage-closure-of = 仍有 { $count } / { $all } 場受影響 · 已詢問 { $asked } 場
ui-manage-closure-edit = 變更
ui-manage-closure-withdraw = 撤銷停用
ui-manage-closure-given-up = { $place } 保持開放。
ui-manage-closure-doing = { $done } / { $all }…
ui-manage-closure-picked = 已選 { $count } 場
ui-manage-closure-accept-picked = 採用推薦
ui-manage-closure-ask-picked = 詢問預訂人
ui-manage-closure-cancel-picked = 取消會議
ui-manage-closure-pick-none = 全不選
ui-manage-closure-pick-all = 全選
ui-manage-closure-accept-all = 採用全部推薦（{ $count }）
ui-manage-closure-ask-all = 詢問全部預訂人（{ $count }）
ui-manage-closure-cancel = 取消會議
ui-manage-closure-word = 給參會人的說明
ui-manage-closure-moved = 已更換 { $count } 場，參會人會收到通知。
ui-manage-closure-asked-toast = 已詢問 { $count } 場會議的預訂人。
ui-manage-closure-cancelled = 已取消 { $count } 場，參會人會收到通知。
ui-manage-closure-some-failed = 有 { $count } 場未能處理，原因見各列。
ui-ask-closings = 我的會議室停用
ui-ask-closing-none = 您的會議室都不停用。
ui-ask-closing-place = 將停用：{ $place }
ui-ask-closing-private = 私密會議
ui-ask-closing-seats = { $count } 座
ui-ask-closing-waits = 等待更換會議室獲准
ui-ask-closing-offer = 推薦：{ $room }
ui-ask-closing-no-offer = 該時段沒有合適的空閒會議室
ui-ask-closing-asked = 已於 { $time } 詢問預訂人 · 提醒 { $count } 次
ui-ask-closing-take = 採用
ui-ask-closing-take-all = 採用全部推薦
ui-ask-closing-other = 另選
ui-ask-closing-ask = 詢問預訂人
ui-ask-closing-cancel = 取消會議
ui-ask-closing-no-way = 沒有其他會議室或日期可用。請詢問預訂人或取消會議。
ui-ask-closing-rooms = 同一時間的其他會議室
ui-ask-closing-times = 同一會議室的其他日期
ui-ask-closing-lacks = 缺少：{ $features }
ui-ask-closing-by-request = 需審批
ui-ask-closing-moved = 已更換 { $count } 場，參會人會收到通知。

# the front desk
ui-ask-closing-banner = 該會議室將停用：{ $reason }
ui-ask-closing-find = 另選會議室
ui-ask-desk-day = 日期
ui-ask-desk-before = 前一天
ui-ask-desk-after = 後一天
ui-ask-desk-walk-in = 立即用房
ui-ask-desk-search = 姓名、單位或會議室
ui-ask-desk-house = 大樓
ui-ask-desk-all-houses = 所有大樓
ui-ask-desk-past = 包括已結束的
ui-ask-desk-print = 列印
ui-ask-desk-late = 尚未簽到：{ $count } 場
ui-ask-desk-none = 您負責的會議室沒有會議。
ui-ask-desk-not-found = 當天沒有找到。
ui-ask-desk-hidden = 已結束未顯示：{ $count } 場
ui-ask-desk-coming = 未開始
ui-ask-desk-nobody = 無人簽到，{ $time } 釋放
ui-ask-desk-running = 進行中，剩餘 { $count } 分鐘
ui-ask-desk-released = 已釋放
ui-ask-desk-requested = 待審核
ui-ask-desk-over = 已結束
ui-ask-desk-heads = { $count } 人
ui-ask-desk-guests = 訪客 { $arrived }/{ $count }
ui-ask-desk-from = 來自 { $firm }
ui-ask-desk-arrived = · { $time } 到
ui-ask-desk-unasked = 未受邀
ui-ask-desk-is-here = 已到
ui-ask-desk-noted = { $name } 已到。
ui-ask-desk-move = 換會議室
ui-ask-desk-moved = 已換到 { $room }。
ui-ask-desk-no-room = 沒有合適的空閒會議室。
ui-ask-desk-try-less = 可以試試更短的時間或更少的人數。
ui-ask-desk-for = 使用人
ui-ask-desk-people = 人數
ui-ask-desk-long = 時長
ui-ask-desk-minutes = { $count } 分鐘
ui-ask-desk-free = 空閒會議室
ui-ask-desk-open = 開啟會議
ui-ask-desk-taken = 已佔用 { $room }。

## 介面錯誤：每個程式碼的標題與說明（docs/manual/errors.md）

error-malformed = 請求無法解析
error-malformed-detail = { $reason ->
    [not_json] 本文不是完整的 JSON（第 { $line } 行第 { $column } 列）。
    [cut_off] 本文未傳輸完整，請重新傳送。
    [not_utf8] 查詢參數不是 UTF-8 文字。
    [missing] 缺少 { $field }。
    [unknown] 此處沒有 { $field }，也沒有其他欄位。
    [unknown_beside] 此處沒有 { $field }。可用：{ $accepted }。
    [twice] { $field } 出現了兩次。
    [none_of] { $field } 應為以下之一：{ $accepted }。
    [either] { $field } 與 { $other } 須且只能提供一個。
    [body] 本文不符合此介面的要求，格式見 /api/docs。
    [text] { $field } 應為文字。
    [number] { $field } 應為數字。
    [count] { $field } 應為不小於 { $least } 的整數。
    [whole] { $field } 應為 { $least } 到 { $most } 之間的整數。
    [boolean] { $field } 應為 true 或 false。
    [list] { $field } 應為清單。
    [object] { $field } 應為物件。
    [instant] { $field } 應為帶時差的 RFC 3339 時刻，例如 2026-03-02T08:00:00Z，範圍為 0000 年至 9999-12-30。
    [date] { $field } 應為日期，例如 2026-03-02。
    [time] { $field } 應為時間，例如 08:30。
    [id] { $field } 應為本系統給出的識別碼。
    [cursor] { $field } 應為此清單回傳的 nextCursor。
    [tag] { $field } 應為本系統回傳的 ETag。
    [key] { $field } 應為 1 到 200 個可見字元。
    [subject] { $field } 應為以下之一：everyone、person:ID、orgUnit:ID、group:ID。
   *[other] { $field } 不符合此介面的要求，格式見 /api/docs。
}
error-csrf-header-missing = 請求缺少防護標頭
error-csrf-header-missing-detail = 透過 Cookie 進行的更改需要標頭 X-Requested-With: smart-meeting；程式請使用 Authorization: Bearer 登入。
error-not-signed-in = 尚未登入
error-not-signed-in-detail = 請先登入；您的工作階段可能已結束。
error-wrong-password = 帳號或密碼不正確
error-wrong-password-detail = 請檢查後重試。
error-forbidden = 沒有權限
error-forbidden-detail = 您在此處沒有這項權限，請聯絡管理員。
error-not-found = 未找到
error-not-found-detail = { $noun ->
    [actionItem] 沒有這項待辦，或您無權查看。
    [attachment] 沒有這個檔案，或您無權讀取。
    [minutes] 還沒有會議紀錄，或您無權查看。
    [apiKey] 沒有這個 API 金鑰。
    [approval] 沒有這項申請，或者不由您簽核。
    [closure] 沒有這個停用計畫，或您無權檢視。
    [delegation] 沒有這項代理授權，或它與您無關。
    [flow] 沒有這個流程。
    [grant] 沒有這項授權，或您無權檢視。
    [group] 沒有這個群組。
    [calendar] 沒有這個工作日曆。
    [meetingType] 沒有這個會議類型。
    [meeting] 沒有這個會議，或您無權檢視。
    [orgUnit] 沒有這個部門。
    [role] 沒有這個角色。
    [notice] 您的收件匣中沒有這則訊息。
    [person] 沒有這個人員。
    [panel] 沒有這塊面板，或者其所在位置不歸您管理。
    [decor] 沒有這個外觀，或者它不歸您管理。
    [picture] 沒有這張圖片，或者它不歸您管理。
    [place] 沒有這個場所，或您無權檢視。
    [plan] 該場所沒有平面圖，或您無權檢視。
    [room] 沒有這個會議室，或您無權檢視。
    [series] 沒有這個週期會議，或您無權檢視。
    [session] 沒有這個工作階段。
    [swapOffer] 沒有這個交換提議，或無權答覆。
    [handOver] 沒有這個移交請求，或無權答覆。
    [waiting] 沒有這條候補。
   *[other] 此地址沒有內容。
}
error-method-not-allowed = 不支援該方法
error-method-not-allowed-detail = 此地址不接受該方法；/api/docs 列出了可用的方法。
error-room-busy = 會議室已被佔用
error-room-busy-detail = 與 { $count } 個預訂衝突。請選擇推薦的替代方案、換個時間，或跳過衝突的日期。
error-wrong-state = 目前狀態不允許此操作
error-wrong-state-detail = { $state ->
    [requested] 會議仍在等待審核。
    [confirmed] 會議已確認。
    [running] 會議正在進行，請改為結束會議。
    [ended] 會議已結束。
    [declined] 會議已被拒絕。
    [released] 會議室已被釋放。
    [cancelled] 會議已取消。
   *[other] 會議的狀態不允許此操作。
}
error-too-early = 為時尚早
error-too-early-detail = 從 { $from } 起可以進行。
error-barred = 暫時不能預訂
error-barred-detail = 您預訂的 { $count } 場會議無人到場。從 { $until } 起可以再次預訂。如有不應計入的，請提出申訴。
error-no-show-settled = 已經處理
error-no-show-settled-detail = { $state ->
    [appealed] 申訴正在等待處理。
    [pardoned] 已免除，不再計入。
    [undone] 已撤回，不再計入。
    [upheld] 申訴已處理，維持紀錄。
   *[other] 已不再計入，或申訴已處理。
}
error-no-meeting-here = 沒有可簽到的會議
error-no-meeting-here-detail = 此會議室目前沒有開放簽到的會議。如果空閒，可以立即預訂。
error-series-not-stopped = 週期會議未被終止
error-series-not-stopped-detail = 週期會議仍在繼續，或已恢復，無需操作。
error-code-expired = 二維碼已過期
error-code-expired-detail = 請掃描會議室目前顯示的二維碼。
error-unknown-code = 無法識別的二維碼
error-unknown-code-detail = 請掃描會議室顯示的二維碼。
error-unknown-card = 無法識別的卡
error-unknown-card-detail = 此卡不屬於任何人。請用手機簽到，並請櫃檯登記此卡。
error-unknown-pairing = 沒有面板顯示此配對碼
error-unknown-pairing-detail = 配對碼十分鐘內有效，且只能使用一次。請輸入螢幕目前顯示的配對碼。
error-pairing-over = 配對碼已過期
error-pairing-over-detail = 沒有人及時輸入配對碼。請重新取得。
error-printed-code-not-allowed = 此處不使用列印的二維碼
error-printed-code-not-allowed-detail = 請掃描會議室門牌上顯示的二維碼。
error-too-late = 太晚了
error-too-late-detail = 只能在 { $since } 之前進行。請另找現在空閒的會議室。
error-meeting-over = 會議已經結束
error-meeting-over-detail = 會議於 { $since } 結束；已結束的會議保持原樣。
error-not-in-series = 不是週期會議
error-not-in-series-detail = 這是單次會議：請以範圍“this”更改，且不要附帶重複規則。
error-login-taken = 帳號已被使用
error-login-taken-detail = 已有人使用此帳號登入，請換一個。
error-duplicate-code = 編碼已被使用
error-duplicate-code-detail = 另一個場所使用了此編碼；編碼必須唯一。
meeting-now = 會議
error-needs-approval = 需要申請
error-needs-approval-detail = 會議室須經核准：請修改會議的結束時間，以申請更長的時間。
error-no-room-free = 沒有空閒的會議室
error-no-room-free-detail = 目前沒有符合條件的空閒會議室。請放寬條件，或加入候補名單。
error-consent-wanted = 需要對方先同意
error-consent-wanted-detail = 會議將計入對方的預訂額度。請用 POST /meetings/{"{id}"}/hand-over 徵詢對方；對方同意後即歸其所有。
error-already-answered = 已經答覆過
error-already-answered-detail = { $state ->
    [accepted] 對方已同意，會議室已經交換。
    [declined] 對方已婉拒。
   *[other] 提議已撤回。
}
error-waits-no-longer = 已不在候補中
error-waits-no-longer-detail = { $state ->
    [served] 已為您訂到會議室；如不需要，請取消該會議。
   *[other] 候補的時間已過。
}
error-same-rooms = 會議室相同
error-same-rooms-detail = 兩個會議用的是相同的會議室，無可交換。
error-other-room = 不是同一間會議室
error-other-room-detail = 只有同一會議室的下一個會議的參會人才能提醒。
error-nobody-to-ask = 沒有可聯絡的人
error-nobody-to-ask-detail = 該會議的預訂人已離職，也沒有在職的主持人、代理人或會議室管理員。請直接為它更換會議室或預訂人。
error-not-in-the-way = 已不受影響
error-not-in-the-way-detail = 該會議不受或不再受此停用影響。請重新讀取清單。
error-closure-over = 停用已失效
error-closure-over-detail = 該停用已結束或已撤銷。請重新計畫。
error-other-does-not-fit = 無法交換會議室
error-other-does-not-fit-detail = 對方的會議不能在此會議室舉行。該會議為私人會議，不提供更多資訊。
error-waits-for-too-many = 候補過多
error-waits-for-too-many-detail = 同時最多可有 { $most } 條候補；請先撤回一條。
error-link-spent = 連結已失效
error-link-spent-detail = 連結已被使用或已過期。請向寄送者索取新連結。
error-stale = 已被他人更改
error-stale-detail = 您讀取之後內容已被更改。請重新讀取後再試。
error-body-too-large = 請求正文過大
error-body-too-large-detail = 最多接受 1 MiB。
error-unsupported-media-type = 不是 JSON
error-unsupported-media-type-detail = 請以 application/json 傳送正文。
error-policy-violation = 預訂規則不允許
error-policy-violation-detail = 有 { $count } 條規則不允許；每一項都註明了規則、限制以及設定它的場所。
error-invalid-value = 值不被接受
error-invalid-value-detail = { $reason ->
    [empty] { $field } 不能為空。
    [too_long] { $field } 最多 { $most } 個字元。
    [too_short] { $field } 至少 { $least } 個字元。
    [too_many] { $field } 最多 { $most } 項。
    [control_character] { $field } 含有無法顯示的字元。
    [hidden_character] { $field } 含有會改變文字方向或隱藏文字的不可見字元。請刪除該字元，或重新輸入。
    [unknown_time_zone] { $field } 不是 IANA 時區，例如 Asia/Shanghai。
    [unknown_person] { $field } 中有不在通訊錄裡的人員。
    [person_left] { $field } 中有已離職的人員，請改選在職人員。
    [unknown_language] { $field } 應為 zh-CN、zh-TW 或 en。
    [unknown_code] { $field } 引用了目錄中沒有的項目。
    [kept_for_others] { $field } 僅限指定人員使用，請聯絡會議室管理員。
    [not_an_address] { $field } 不是郵件地址。
    [end_not_after_start] { $field } 必須晚於開始時間。
    [in_the_future] { $field } 不能是將來的時間。
    [taken] { $field } 中有已屬於他人的內容。
    [not_taking_part] { $field } 中有人不參加該會議。
    [out_of_range] { $field } 應在 { $least } 與 { $most } 之間。
    [repeated] { $field } 中有重複項。
    [theirs_already] { $field } 所指的人已是該會議的預訂人。
    [no_such_room] 沒有可預訂的會議室符合 { $field } 的全部要求。
    [unknown] { $field } 所指的對象不存在。
    [not_a_picture] { $field } 不是 PNG、JPEG 或 WebP 圖片，或邊長超過 8192 像素。
    [not_a_drawing] { $field } 不是邊長不超過 8192 像素的 PNG、JPEG 或 WebP 圖片，也不是純圖形的 SVG（不含程式，也不引用外部內容）。
    [no_area] { $field } 至少需要三個彼此分開的角點。
    [not_a_code] { $field } 由英文字母和數字組成，以字母開頭。
    [unknown_placeholder] { $field } 的大括號中有未知的名稱。
   *[other] { $field } 不被接受。
}
error-beyond-own-rights = 您自己沒有這項權限
error-beyond-own-rights-detail = 只能授予或收回您自己在該範圍內擁有的權限，期限也不能更長；您缺少 { $permission }。
error-last-administrator = 必須保留最後一位管理員
error-last-administrator-detail = 這樣就沒有人擁有全部權限了。請先指定另一位管理員。
error-in-use = 仍在使用
error-in-use-detail = 仍有 { $count } 處引用它，請先解除。
error-name-taken = 名稱已被使用
error-name-taken-detail = 同類中已有此名稱，請換一個。
error-built-in-role = 內建角色不可變更
error-built-in-role-detail = 它隨產品提供。請用所需權限新建一個角色。
error-wrong-org-unit = 部門不能放在那裡
error-wrong-org-unit-detail = { $reason ->
    [cycle] 部門不能位於自身之內。
    [unknown_parent] 上級部門不存在。
   *[other] 部門不能放在那裡。
}
error-invalid-recurrence = 重複規則無效
error-invalid-recurrence-detail = { $reason ->
    [rrule_too_long] 規則有 { $length } 位元組，最多 { $most } 位元組。
    [rrule_malformed] 不符合 RFC 5545：「{ $value }」不是 NAME=VALUE 的形式。
    [rrule_unknown_part] 不符合 RFC 5545：規則中沒有「{ $value }」這一項。
    [rrule_repeated_part] 不符合 RFC 5545：{ $part } 出現了兩次。
    [rrule_frequency_missing] 不符合 RFC 5545：缺少 FREQ。
    [rrule_bad_value] 不符合 RFC 5545：{ $part } 不能為「{ $value }」。
    [rrule_out_of_range] 不符合 RFC 5545：{ $part } 的值 { $value } 不在 { $least } 與 { $most } 之間。
    [rrule_part_forbidden] 不符合 RFC 5545：{ $part } 不能與 FREQ={ $value } 並用。
    [rrule_ordinal_forbidden] 不符合 RFC 5545：FREQ={ $value } 時 BYDAY 不能帶數字。
    [rrule_ordinal_with_week_number] 不符合 RFC 5545：有 BYWEEKNO 時 BYDAY 不能帶數字。
    [rrule_count_and_until] 不符合 RFC 5545：COUNT 與 UNTIL 不能並用。
    [rrule_position_alone] 不符合 RFC 5545：BYSETPOS 須與其他 BY 項並用。
   *[rrule_unknown_calendar] 只支援公曆，不支援「{ $value }」。
}
error-whole-minutes-wanted = 會議須在整分鐘開始和結束
error-whole-minutes-wanted-detail = { $field ->
    [recurrence] 該規則產生的日期不在整分鐘。請去掉 BYSECOND 及小於一分鐘的頻率。
   *[other] { $field } 不在整分鐘。請給出不帶秒的時間。
}
error-no-occurrence = 重複規則沒有日期
error-no-occurrence-detail = 該規則沒有可預訂的日期。請檢查開始、結束和例外日期。
error-series-overlaps-itself = 週期會議自相衝突
error-series-overlaps-itself-detail = 其中兩次會議時間重疊。請縮短會議或加大間隔。
error-recurrence-needed = 需要新的重複規則
error-recurrence-needed-detail = 規則指定了自己的日期或時間，無法隨會議移動。請一併提交新的規則。
error-idempotency-key-spent = 該鍵已使用，且當時的回覆含有金鑰
error-idempotency-key-spent-detail = 使用此 Idempotency-Key 的首次請求已執行，所建立的物件見 params。金鑰只顯示一次，不會保存；如已遺失，請刪除該物件，並用新的鍵重新請求。
error-idempotency-key-reused = 該鍵已被使用
error-idempotency-key-reused-detail = 此 Idempotency-Key 屬於另一個請求。每個請求請使用新的鍵。
error-wrong-place = 場所不能放在那裡
error-wrong-place-detail = { $reason ->
    [cycle] 場所不能位於自身之內。
    [wrong_parent] 層級依次為園區、樓宇、樓層、區域、會議室；會議室之下不能再有場所。
    [unknown_parent] 上級場所不存在或您無權檢視。
   *[other] 場所不能放在那裡。
}
error-rules-contradict = 兩條規則相互矛盾
error-rules-contradict-detail = 所列兩條規則同時生效時，將無法預訂。請修改其中一條。
error-too-many-attempts = 嘗試次數過多
error-too-many-attempts-detail = 請在 { $seconds } 秒後重試。
error-internal = 伺服器出現錯誤
error-internal-detail = 錯誤已記錄，沒有任何更改，請重試。
error-others-first = 正在處理先到的候補
error-others-first-detail = 有很多人在等候這個時段，系統正在先為他們安排。沒有做任何變更，請稍後重試。
error-unavailable = 暫時不可用
error-unavailable-detail = 資料庫沒有回應，請稍後重試；極少數情況下，該請求可能已經執行。

## 傳送給使用者的訊息;主旨與內文可由範本取代

mail-comma = 、
mail-footer = 您收到此訊息，是因為您參加、主持或審批該會議。接收哪些訊息、以何種方式接收，可在個人設定中調整。
mail-decide = 核准或拒絕（僅供您本人使用，一次有效，無需登入）
mail-open = 開啟會議
mail-when = 時間
mail-where = 地點
mail-offered = 可換得的會議室
mail-organizer = 預訂人
mail-organizer-before = 原預訂人
mail-host = 主持人
mail-copy-subject = 副本（{ $name }）：{ $subject }
mail-repeats = 重複
mail-dates = 場次
mail-when-before = 原時間
mail-where-before = 原會議室
mail-subject-before = 原主旨
mail-reason = 原因
mail-check-in = 我已到場
mail-undo-until = 可收回至
mail-released-no-show = 無人簽到
mail-released-vacated = 偵測到會議室無人
mail-released-room-closed = 會議室已關閉
mail-private-meeting = 私人會議
mail-repeats-daily = 按日
mail-repeats-weekly = 按週
mail-repeats-monthly = 按月
mail-repeats-yearly = 按年
mail-repeats-often = 一天多次
mail-day = { $year }年{ $month }{ $day }日{ $weekday }
mail-sample-reader = 李華
mail-sample-organizer = 王芳
mail-sample-meeting = 季度檢討會
mail-sample-room = 牡丹廳
mail-sample-reason = 投影機正在維修。
mail-test-subject = Smart Meeting 郵件傳送正常
mail-test-text = 這封郵件用於確認郵件傳送正常，無需任何操作。
mail-invitation-subject = 邀請您使用 Smart Meeting
mail-invitation-text = { $name }，您好：

    已為您在 Smart Meeting 中建立帳號，登入名稱為 { $login }。請透過以下連結設定密碼。連結僅可使用一次，{ $days } 天內有效：

    { $link }
mail-booked-subject = 已預訂：{ $meeting }
mail-booked-text = 您的會議「{ $meeting }」已預訂。
mail-invited-subject = 會議邀請：{ $meeting }
mail-invited-text = { $organizer }邀請您參加「{ $meeting }」。
mail-changed-subject = 會議變更：{ $meeting }
mail-changed-text = 「{ $meeting }」有變更，現安排如下：
mail-cancelled-subject = 會議取消：{ $meeting }
mail-cancelled-text = 「{ $meeting }」不再舉行。
mail-handed-over-subject = 更換預訂人：{ $meeting }
mail-handed-over-text = 「{ $meeting }」今後由 { $organizer } 負責。
mail-removed-subject = 您不再參加：{ $meeting }
mail-removed-text = 您不再參加「{ $meeting }」。會議照常舉行，由 { $organizer } 負責。
mail-approval-wanted-subject = 待簽核：{ $meeting }
mail-approval-wanted-text = { $organizer }申請使用{ $place }，請簽核。
mail-approved-subject = 已核准：{ $meeting }
mail-approved-text = 您的申請已獲核准，「{ $meeting }」將如期舉行。
mail-declined-subject = 已拒絕：{ $meeting }
mail-declined-text = 您的「{ $meeting }」申請被拒絕，會議室未為您保留。
mail-change-declined-subject = 變更未獲核准：{ $meeting }
mail-change-declined-text = 您對「{ $meeting }」的變更未獲核准。會議維持原樣，原訂時間和會議室仍為您保留。
mail-released-subject = 會議室已釋出：{ $meeting }
mail-released-text = 「{ $meeting }」的會議室已釋出。
mail-check-in-asked-subject = 請簽到：{ $meeting }
mail-check-in-asked-text = 您到了嗎？請在 { $until } 前為「{ $meeting }」簽到，否則會議室將釋出給他人。
mail-release-warned-subject = 尚無人簽到：{ $meeting }
mail-release-warned-text = 「{ $meeting }」尚無人簽到，會議室將於 { $until } 釋出。簽到即可保留。
mail-no-show-subject = 無人到場：{ $meeting }
mail-no-show-text = 「{ $meeting }」無人到場，會議室空置。目前計入您名下的此類會議：{ $count } 次。不需要的會議請及早取消；如本次不應計入，可在個人資料中申訴。
mail-barred-subject = { $until } 前您無法預訂
mail-barred-text = 「{ $meeting }」無人到場，累計已達 { $count } 次，因此在 { $until } 前您無法預訂那裡的會議室。如本次不應計入，可在個人資料中申訴。
mail-no-show-pardoned-subject = 不再計入：{ $meeting }
mail-no-show-pardoned-text = 「{ $meeting }」的無人到場紀錄已免除，不再計入。
mail-no-show-upheld-subject = 仍然計入：{ $meeting }
mail-no-show-upheld-text = 您的申訴未獲通過：「{ $meeting }」的無人到場仍然計入。
mail-appealed-subject = 待處理的申訴：{ $meeting }
mail-appealed-text = { $organizer } 申訴：「{ $meeting }」無人到場一事不應計入。理由：{ $reason }
mail-room-closes-subject = 會議室將停用：{ $meeting }
mail-room-closes-text = 「{ $meeting }」的會議室將停用至 { $until }。請另選會議室：系統已為您推薦，您也可以自行選擇。涉及您的會議：{ $count } 場。
mail-series-warned-subject = 仍需要嗎？{ $meeting }
mail-series-warned-text = 「{ $meeting }」已連續 { $count } 次無人到場。若下一次仍無人到場，其餘場次將全部釋出。
mail-series-stopped-subject = 週期會議已終止：{ $meeting }
mail-series-stopped-text = 「{ $meeting }」已連續 { $count } 次無人到場，其餘場次已釋出。{ $until } 前您可在會議頁面恢復。
mail-swap-proposed-subject = 交換會議室？{ $meeting }
mail-swap-proposed-text = { $by } 希望交換會議室：「{ $meeting }」將改用 { $offered }。請在系統中接受或婉拒；在此之前一切不變。
mail-swap-accepted-subject = 已交換會議室：{ $meeting }
mail-swap-accepted-text = { $by } 同意與「{ $meeting }」交換會議室。現在的安排如下：
mail-swap-declined-subject = 換房被婉拒：{ $meeting }
mail-swap-declined-text = { $by } 婉拒與「{ $meeting }」交換會議室。會議仍用原來的會議室。
mail-hand-over-proposed-subject = 接手會議？{ $meeting }
mail-hand-over-proposed-text = { $by } 希望把「{ $meeting }」移交給您。請在系統中接受或婉拒；在此之前一切不變。
mail-hand-over-declined-subject = 未接手：{ $meeting }
mail-hand-over-declined-text = { $by } 婉拒接手「{ $meeting }」。會議仍由 { $organizer } 負責。
mail-knocked-subject = 下一場會議在等候：{ $meeting }
mail-knocked-text = 下一場會議的參會人正在等候「{ $meeting }」的會議室，請儘快結束。
mail-reminder-before-subject = 即將開始：{ $meeting }
mail-reminder-before-text = 「{ $meeting }」將在{ $minutes }分鐘後開始。
mail-reminder-start-subject = 現在開始：{ $meeting }
mail-reminder-start-text = 「{ $meeting }」現在開始。
mail-reminder-end-subject = 即將結束：{ $meeting }
mail-reminder-end-text = 「{ $meeting }」將在{ $minutes }分鐘後結束。
mail-digest-subject = 您的會議：{ $count } 場
mail-digest-text = 您接下來的會議：
mail-panel-offline-subject = 面板離線：{ $meeting }
mail-panel-offline-text = 面板「{ $meeting }」（{ $place }）自 { $until } 起沒有回應。請檢查電源和網路。
mail-panel-fault-subject = 故障回報：{ $place }
mail-panel-fault-text = 有人在面板「{ $meeting }」（{ $place }）回報：{ $reason }
mail-replied-subject = 出席回覆：{ $meeting }
mail-replied-text = 「{ $meeting }」有新的出席回覆（{ $count }）：
    { $answers }
mail-reply-accepted = 出席
mail-reply-tentative = 未定
mail-reply-declined = 不出席
mail-reply-dates = { $count } 場
error-mail-off = 尚未設定郵件
error-mail-off-detail = 請在設定中加入 [mail] 一節；「smart-meeting config --example」可查看範例。
error-not-delivered = 郵件未能送達
error-not-delivered-detail = 郵件伺服器未接收該郵件，其回覆見 params.reason。請檢查設定中的 [mail] 一節。
error-invalid-query = 查詢參數無法辨識
error-invalid-query-detail = 此介面不接受「{ $name }」。可用：{ $accepted }。
error-unreadable-file = 無法讀取檔案
error-unreadable-file-detail = { $reason ->
    [file_too_large] 檔案有 { $bytes } 位元組，最多 { $most } 位元組。
    [too_many_items] 檔案超過 { $most } 項。
    [not_utf8] 第 { $line } 行不是 UTF-8。請將檔案存為 UTF-8 後重試。
    [nul_byte] 第 { $line } 行含有 NUL 位元組，這不是文字檔案。
    [not_a_calendar] 第 { $line } 行：日曆檔案應以 BEGIN:VCALENDAR 開頭，且不含其他內容。
    [broken_line] 第 { $line } 行既不是 NAME:value，也不是上一行的續行。
    [unclosed_component] 第 { $line } 行開始的 { $name } 沒有結束。
    [unexpected_end] 第 { $line } 行結束了 { $name }，但 { $open } 尚未結束。
    [misplaced_component] 第 { $line } 行：{ $name } 不能位於 { $open } 之中。
    [nested_too_deep] 第 { $line } 行的巢狀超過 { $most } 層。
    [no_header] 檔案為空；第一行應為欄名。
    [missing_columns] 缺少以下欄：{ $name }。
    [repeated_column] 欄 { $name } 出現了兩次。
    [unclosed_quote] 第 { $line } 行的引號沒有關閉。
   *[stray_quote] 第 { $line } 行的右引號後還有文字；引號內的引號請寫兩次。
}未匯入任何內容。
error-nothing-to-retry = 無需重寄
error-nothing-to-retry-detail = 僅可重寄失敗或退回的郵件；目前狀態見 params.state。
mail-weekday-1 = 週一
mail-weekday-2 = 週二
mail-weekday-3 = 週三
mail-weekday-4 = 週四
mail-weekday-5 = 週五
mail-weekday-6 = 週六
mail-weekday-7 = 週日
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

# 簽核申請與流程
error-already-decided = 已有決定
error-already-decided-detail = { $state ->
    [approved] 該申請已獲批准。
    [declined] 該申請已被拒絕。
    [recalled] 該申請已被撤回。
    [lapsed] 未能按時簽核，申請已失效。
    [outdone] 會議室已歸他人使用。
   *[other] 已改為提出其他申請。
}
error-already-spoken = 您已簽核過
error-already-spoken-detail = 您在此步驟的意見已記錄，仍需其他人簽核。
error-own-request = 須由他人簽核
error-own-request-detail = 這是您自己提出的申請，流程要求由其他人簽核。
error-wrong-flow = 流程設定有誤
error-wrong-flow-detail = { $reason ->
    [no_step] 至少需要一個步驟。
    [too_many_steps] 步驟過多。
    [no_approver] 第 { $step } 步沒有指定簽核人。
    [too_many_approvers] 第 { $step } 步指定的簽核人過多。
    [repeated_approver] 第 { $step } 步重複指定了簽核人。
    [unknown_approver] 第 { $step } 步指定的簽核人不存在。
    [nobody_there] 第 { $step } 步沒有可用的在職簽核人。
    [count_beyond_people] 第 { $step } 步要求同意的人數多於簽核人數。
    [deadline] 第 { $step } 步的時限有誤：須為 1 至 8784 小時，提醒須早於截止時間。
    [condition] 第 { $step } 步的條件永遠成立或永遠不成立。
   *[other] 第 { $step } 步與前一步相同。
}
approval-page-title = 會議室申請
approval-page-hello = { $name }，您好，有一項申請等待您簽核：
approval-page-what = 會議
approval-page-who = 申請人
approval-page-when = 時間
approval-page-where = 會議室
approval-page-reason = 理由（可選）
approval-page-approve = 批准
approval-page-decline = 拒絕
approval-page-rivals = 另有 { $count } 項申請等待同一會議室；批准此項後，其他申請將被拒絕。
approval-page-heard = 謝謝，仍需其他人簽核。
approval-page-approved = 謝謝，申請已批准。
approval-page-declined = 謝謝，申請已拒絕。
approval-page-spent = 此連結已被使用、已過期，或已由他人簽核。
attendance-title = 簽到表
attendance-column-name = 姓名
attendance-column-mail = 電子郵件
attendance-column-mark = 到場情況
attendance-column-at = 時間
attendance-column-method = 方式
attendance-column-by = 登記人
attendance-column-note = 備註
attendance-mark-expected = 待到場
attendance-mark-on-time = 準時
attendance-mark-late = 遲到
attendance-mark-absent = 缺席
attendance-method-button = 按鈕
attendance-method-link = 郵件連結
attendance-method-code = 會議室 QR Code
attendance-method-printed-code = 張貼的 QR Code
attendance-method-password = 面板登入
attendance-method-card = 刷卡
attendance-method-front-desk = 櫃檯
attendance-method-other = 他人代記
attendance-proxy-by-other = 由其他參會人代記
attendance-proxy-same-device = 與他人使用同一裝置
attendance-optional = 可不參加
attendance-walk-in = 未受邀
check-in-page-title = 簽到
check-in-page-hello = { $name }，您好，您到了嗎？
check-in-page-button = 我已到場
check-in-page-done = 謝謝，簽到成功，會議室為您保留。
check-in-page-spent = 您已簽到，或會議已改期、釋出或結束。

## The audit page

ui-audit-title = 稽核
ui-manage-audit = 稽核
ui-audit-lines = 發生了什麼
ui-audit-machine = 回到過去
ui-audit-person = 人員
ui-audit-place = 地點
ui-audit-everywhere = 所有地點
ui-audit-kind = 關於
ui-audit-everything = 全部操作
ui-audit-from = 從
ui-audit-until = 到
ui-audit-words = 搜尋
ui-audit-words-hint = 主題、編號、位址或內容
ui-audit-zone = 時間依 { $zone } 時區
ui-audit-about-one = 只看一個對象
ui-audit-all-about = 查看所有相關紀錄
ui-audit-clear = 移除篩選 { $name }
ui-audit-none = 沒有找到紀錄。
ui-audit-none-yet = 這一段沒有紀錄，可以繼續往前查。
ui-audit-more = 繼續往前查
ui-audit-export-csv = 匯出 CSV
ui-audit-export-json = 匯出 JSON
ui-audit-checking = 正在驗證日誌…
ui-audit-whole = 截至 { $time }，日誌未被更動。
ui-audit-whole-count = 已驗證 { $lines } 筆
ui-audit-unsealed = 尚無封存。
ui-audit-broken = 日誌被更動過。
ui-audit-broken-line = 封存 { $seal } 下的第 { $line } 筆與寫入時不符。
ui-audit-broken-seal = 封存 { $seal } 或其下的紀錄與當時不符。
ui-audit-broken-unsealed = 自第 { $line } 筆起的紀錄沒有封存：封存 { $seal } 已被取走，或目前沒有在封存。
ui-audit-check = 立即驗證
ui-audit-sentence = { $who } { $what }
ui-audit-sentence-titled = { $who } { $what }「{ $title }」
ui-audit-for = 代表 { $name }
ui-audit-clock = 系統
ui-audit-key = 某個 API 金鑰
ui-audit-somebody = 某人
ui-audit-private = 私密
ui-audit-origin-web = 在瀏覽器中
ui-audit-origin-api = 透過 API
ui-audit-origin-import = 透過匯入
ui-audit-origin-console = 在主控台
ui-audit-origin-timer = 定時觸發
ui-audit-origin-mail = 透過郵件連結
ui-audit-address = 來自 { $address }
ui-audit-line = 第 { $line } 筆
ui-audit-nothing = 無
ui-audit-room = 會議室
ui-audit-day = 日期
ui-audit-time = 時間
ui-audit-now-free = { $time } 時空閒
ui-audit-now-held = { $time } 時使用中
ui-audit-now-kept = { $time } 時為會議預留
ui-audit-made-so = 由此而來
ui-audit-later = 之後 24 小時的預訂
ui-audit-known-then = 以當時所知為準。
ui-audit-log-from = 日誌始於 { $time }。
ui-audit-future = 這一刻尚未到來。
ui-audit-pick-room = 選擇一間會議室，查看它過去的狀態。
ui-audit-history = 歷史紀錄
ui-audit-did-meeting-booked = 預訂了會議
ui-audit-did-meeting-requested = 申請了會議
ui-audit-did-meeting-changed = 修改了會議
ui-audit-did-meeting-approved = 核准了會議
ui-audit-did-meeting-declined = 拒絕了會議
ui-audit-did-meeting-checked-in = 簽到了會議
ui-audit-did-meeting-extended = 延長了會議
ui-audit-did-meeting-ended-early = 提前結束了會議
ui-audit-did-meeting-cancelled = 取消了會議
ui-audit-did-meeting-released = 釋放了會議的會議室
ui-audit-did-meeting-change-requested = 申請修改會議
ui-audit-did-meeting-change-approved = 核准了會議的修改
ui-audit-did-meeting-change-declined = 拒絕了會議的修改
ui-audit-did-meeting-change-withdrawn = 撤回了會議的修改
ui-audit-did-meeting-swapped = 交換了會議的會議室
ui-audit-did-meeting-swap-proposed = 提議為會議交換會議室
ui-audit-did-meeting-swap-declined = 婉拒與會議交換會議室
ui-audit-did-meeting-knocked = 敲門提醒了會議
ui-audit-did-meeting-check-in-asked = 詢問會議是否有人到場
ui-audit-did-meeting-release-warned = 提醒會議的會議室即將釋放
ui-audit-did-meeting-release-undone = 取回了會議已釋放的會議室
ui-audit-did-series-created = 預訂了週期會議
ui-audit-did-series-changed = 修改了週期會議
ui-audit-did-series-prolonged = 延長了週期會議
ui-audit-did-series-cancelled = 取消了週期會議
ui-audit-did-panel-came-back = 重新收到面板訊號
ui-audit-did-panel-changed = 修改了面板
ui-audit-did-panel-commanded = 向面板發出了指令
ui-audit-did-panel-fault-reported = 回報了故障
ui-audit-did-panel-paired = 配對了面板
ui-audit-did-panel-removed = 移除了面板
ui-audit-did-panel-went-offline = 發現面板失聯
ui-audit-did-plan-deleted = 刪除了平面圖
ui-audit-did-plan-saved = 繪製了平面圖
ui-audit-did-series-resumed = 恢復了週期會議
ui-audit-did-series-stopped = 因無人到場終止了週期會議
ui-audit-did-place-saved = 儲存了地點
ui-audit-did-closure-planned = 計畫停用場所
ui-audit-did-closure-changed = 變更停用時間
ui-audit-did-closure-withdrawn = 撤銷停用
ui-audit-did-closure-asked = 請預訂人另選會議室
ui-audit-did-closure-reminded = 提醒預訂人另選會議室
ui-audit-did-closure-rehoused = 為受影響的會議改換會議室或時間
ui-audit-did-closure-cancelled = 取消了受影響的會議
ui-audit-did-person-saved = 儲存了人員
ui-audit-did-person-granted = 更改了權限：
ui-audit-did-person-password-set = 設定了密碼：
ui-audit-did-person-invited = 邀請了
ui-audit-did-session-opened = 登入了
ui-audit-did-session-closed = 登出了
ui-audit-did-api-key-saved = 儲存了 API 金鑰
ui-audit-did-flow-saved = 儲存了簽核流程
ui-audit-did-flow-deleted = 刪除了簽核流程
ui-audit-did-approval-wanted = 請求了簽核
ui-audit-did-approval-voted = 對申請表了態
ui-audit-did-approval-reminded = 催辦了申請
ui-audit-did-approval-escalated = 轉交了申請
ui-audit-did-approval-approved = 核准了申請
ui-audit-did-approval-declined = 拒絕了申請
ui-audit-did-approval-recalled = 撤回了申請
ui-audit-did-approval-lapsed = 使申請失效
ui-audit-did-approval-replaced = 以新申請取代了舊申請
ui-audit-did-approval-outdone = 將會議室給了另一申請
ui-audit-did-notice-arrived = 傳送了通知
ui-audit-did-notice-read = 閱讀了通知
ui-audit-did-notice-settings-saved = 儲存了通知設定
ui-audit-did-notice-template-saved = 儲存了通知範本
ui-audit-did-delivery-retried = 重新傳送了訊息
ui-audit-did-log-purged = 清除了過期日誌
ui-audit-did-log-exported = 匯出了日誌
ui-audit-did-grant-given = 授予了角色
ui-audit-did-grant-revoked = 收回了角色
ui-audit-did-role-saved = 儲存了角色
ui-audit-did-role-deleted = 刪除了角色
ui-audit-did-group-saved = 儲存了群組
ui-audit-did-group-deleted = 刪除了群組
ui-audit-did-org-unit-saved = 儲存了部門
ui-audit-did-org-unit-deleted = 刪除了部門
ui-audit-did-delegation-given = 指定了代理人
ui-audit-did-delegation-revoked = 結束了代理
ui-audit-did-picture-saved = 放上了圖片
ui-audit-did-picture-deleted = 撤下了圖片
ui-audit-did-decor-saved = 儲存了門口螢幕與大螢幕的外觀
ui-audit-did-decor-deleted = 刪除了門口螢幕與大螢幕的外觀
ui-audit-did-swap-proposed = 提議交換會議室
ui-audit-did-swap-accepted = 接受了會議室交換
ui-audit-did-swap-declined = 拒絕了會議室交換
ui-audit-did-swap-withdrawn = 撤回了會議室交換
ui-audit-did-hand-over-proposed = 請人接手會議
ui-audit-did-hand-over-accepted = 接手了會議
ui-audit-did-hand-over-declined = 婉拒接手會議
ui-audit-did-hand-over-withdrawn = 撤回了會議移交請求
ui-audit-did-waiting-opened = 開始等候會議室
ui-audit-did-waiting-served = 為等候者安排了會議室
ui-audit-did-waiting-withdrawn = 不再等候會議室
ui-audit-did-waiting-expired = 使等候過期
ui-audit-did-calendar-saved = 儲存了工作日曆
ui-audit-did-meeting-type-saved = 儲存了會議類型
ui-audit-did-attendance-recorded = 記錄了到場
ui-audit-did-attendance-responded = 回覆了是否出席
ui-audit-did-no-show-counted = 記錄了無人到場
ui-audit-did-no-show-appealed = 對未到場紀錄提出申訴
ui-audit-did-no-show-upheld = 維持了未到場紀錄
ui-audit-did-no-show-pardoned = 豁免了未到場紀錄
ui-audit-did-no-show-undone = 撤銷了未到場紀錄
ui-audit-did-agenda-saved = 儲存了議程
ui-audit-did-action-added = 新增了待辦事項
ui-audit-did-action-changed = 修改了待辦事項
ui-audit-did-action-handed-over = 轉交了待辦事項
ui-audit-did-action-done = 完成了待辦事項
ui-audit-did-action-dropped = 放棄了待辦事項
ui-audit-did-action-reopened = 重新開啟了待辦事項
ui-audit-did-action-reminded = 提醒了待辦事項
ui-audit-did-minutes-begun = 開始了會議紀錄
ui-audit-did-minutes-written = 撰寫了會議紀錄
ui-audit-did-minutes-sent = 傳送了會議紀錄
ui-audit-did-minutes-answered = 回覆了會議紀錄
ui-audit-did-minutes-confirmed = 確認了會議紀錄
ui-audit-did-minutes-objected = 對會議紀錄提出異議
ui-audit-did-minutes-recalled = 撤回了會議紀錄
ui-audit-did-attachment-saved = 新增了附件
ui-audit-did-attachment-deleted = 刪除了附件
ui-audit-noun-meeting = 會議
ui-audit-noun-series = 週期會議
ui-audit-noun-attendance = 到場
ui-audit-noun-no-show = 未到場
ui-audit-noun-approval = 簽核
ui-audit-noun-flow = 簽核流程
ui-audit-noun-swap = 會議室交換
ui-audit-noun-hand-over = 會議移交
ui-audit-noun-waiting = 等候
ui-audit-noun-place = 地點
ui-audit-noun-closure = 場所停用
ui-audit-noun-person = 人員
ui-audit-noun-session = 登入
ui-audit-noun-grant = 角色授予
ui-audit-noun-role = 角色
ui-audit-noun-group = 群組
ui-audit-noun-org-unit = 部門
ui-audit-noun-delegation = 代理
ui-audit-noun-api-key = API 金鑰
ui-audit-noun-calendar = 工作日曆
ui-audit-noun-meeting-type = 會議類型
ui-audit-noun-notice = 通知
ui-audit-noun-log = 日誌本身
ui-audit-noun-agenda = 議程
ui-audit-noun-minutes = 會議紀錄
ui-audit-noun-action = 待辦事項
ui-audit-noun-attachment = 附件
ui-audit-noun-panel = 面板
ui-audit-noun-plan = 平面圖
ui-audit-noun-picture = 門口螢幕與大螢幕的圖片
ui-audit-noun-decor = 門口螢幕與大螢幕的外觀
ui-audit-noun-delivery = 郵件
ui-audit-noun-notice-settings = 通知設定
ui-audit-noun-notice-template = 訊息範本
ui-audit-field-state = 狀態
ui-audit-field-span = 時間
ui-audit-field-holds = 會議室
ui-audit-field-evidence = 依據
ui-audit-field-active = 啟用
ui-audit-field-name = 名稱
ui-audit-field-role = 角色
ui-audit-field-scope = 範圍
ui-audit-field-reason = 理由
ui-audit-field-policy = 規則
ui-audit-field-capacity = 座位
ui-audit-field-features = 設備
ui-audit-field-person = 人員
ui-audit-field-rule = 重複
ui-audit-field-place = 地點
ui-audit-field-rooms = 會議室
ui-audit-field-method = 方式
ui-audit-field-revoked = 已撤銷
ui-audit-field-in-service = 可用
ui-audit-field-parent = 上層地點
error-wrong-agenda = 議程無法這樣儲存
error-wrong-agenda-detail = { $reason ->
    [unknown_item] 其中一項已不存在，請重新讀取議程。
    [repeated_item] 同一項出現了兩次。
   *[keeper_not_invited] 記錄人須是與會者，請先邀請該人。
}
error-minutes-changed = 其間他人已有修改
error-minutes-changed-detail = { $count ->
    [0] 會議紀錄已寄出或已收回，請重新讀取。
   *[other] 有 { $count } 處被他人修改。請先查看，再儲存您的內容。
}
error-minutes-wrong-state = 目前無法執行
error-minutes-wrong-state-detail = { $state ->
    [draft] 會議紀錄還是草稿，請先寄出。
    [sent] 會議紀錄正由與會者確認。
    [confirmed] 會議紀錄已確認。此後的修改將成為新版本。
   *[objected] 有人提出異議。請修改會議紀錄後重新寄出。
}
error-minutes-begun = 會議紀錄已開始撰寫
error-minutes-begun-detail = 他人已先開始，請開啟後繼續撰寫。
error-minutes-empty = 會議紀錄是空的
error-minutes-empty-detail = 請先寫入內容或決議，再寄出。
error-not-asked = 無須您確認
error-not-asked-detail = 會議紀錄由與會者確認，寄出的人無須確認。
error-file-too-large = 檔案過大
error-file-too-large-detail = 單一檔案最大 { $megabytes } MB。
error-storage-full = 檔案磁碟已滿
error-storage-full-detail = 該檔案未儲存任何內容。請聯絡管理員，稍後再試。
error-storage-closed = 暫時無法儲存檔案
error-storage-closed-detail = 檔案目錄無法寫入，該檔案未儲存任何內容。請聯絡管理員，稍後再試。
error-no-typeface = 缺少產生 PDF 的字型
error-no-typeface-detail = 伺服器上沒有中文字型。請改用 DOCX，或請管理員安裝字型，例如 fonts-noto-cjk。
mail-task = 待辦
mail-action-given-subject = 您的待辦：{ $task }
mail-action-given-text = 會議「{ $meeting }」有一項待辦交給您：{ $task }。
mail-action-due-subject = 待辦提醒：{ $task }
mail-action-due-text = 「{ $task }」尚未完成，截止日期為{ $due }。
mail-minutes-sent-subject = 請確認會議紀錄：{ $meeting }
mail-minutes-sent-text = 「{ $meeting }」的會議紀錄已完成，請在{ $until }之前確認或提出異議。逾期未回覆視為同意。
mail-minutes-objected-subject = 對會議紀錄的異議：{ $meeting }
mail-minutes-objected-text = 有人對「{ $meeting }」的會議紀錄提出異議。
mail-minutes-confirmed-subject = 會議紀錄：{ $meeting }
mail-minutes-confirmed-text = 「{ $meeting }」的會議紀錄已確認，詳見附件。
minutes-title = 會議紀錄
minutes-present = 出席
minutes-absent = 缺席
minutes-invited = 受邀
minutes-state = 狀態
minutes-state-draft = 草稿
minutes-edition = 第 { $edition } 版，{ $state ->
    [sent] 待確認
    [confirmed] 已確認
    [objected] 有異議
   *[other] 已被新版本取代
}
minutes-decisions = 決議
minutes-tasks = 待辦事項
minutes-task-what = 事項
minutes-task-who = 負責人
minutes-task-due = 截止日期
minutes-task-state = 狀態
minutes-task-open = 未完成
minutes-task-done = 已完成
minutes-task-dropped = 已取消
minutes-confirmation = 確認情況
minutes-agrees = 同意
ui-my-tasks = 我的待辦
ui-agenda-title = 議程
ui-agenda-edit = 編輯
ui-agenda-begin = 撰寫議程
ui-agenda-item = 第 { $number } 項
ui-agenda-item-hint = 討論內容
ui-agenda-minutes = 分鐘
ui-agenda-speaker = 報告人
ui-agenda-notes = 備註
ui-agenda-up = 上移
ui-agenda-down = 下移
ui-agenda-remove = 移除
ui-agenda-moved = { $title } 現為第 { $number } 項，共 { $count } 項
ui-agenda-add = 新增議題
ui-agenda-keeper = 會議紀錄人
ui-agenda-nobody = 未指定
ui-agenda-save = 儲存
ui-agenda-leave = 取消
ui-agenda-length = { $count } 分鐘
ui-agenda-kept-by = 會議紀錄人：{ $name }
ui-agenda-too-long = 已安排 { $planned } 分鐘，會議 { $lasts } 分鐘，超出 { $over } 分鐘
ui-agenda-fits = 已安排 { $planned } 分鐘，會議 { $lasts } 分鐘
ui-agenda-tasks = 待辦事項
ui-agenda-add-task = 新增待辦
ui-agenda-task-title = 要做什麼
ui-agenda-owner = 負責人
ui-agenda-owner-wanted = 請選擇負責人。
ui-agenda-due = 截止日期
ui-agenda-no-tasks = 尚無待辦。
ui-agenda-done = { $title }：完成
ui-agenda-overdue = 已於 { $date } 到期
ui-agenda-carried = 上次會議遺留
ui-agenda-dropped = 已取消
ui-agenda-more = { $title } 的更多操作
ui-agenda-comment = 備註
ui-agenda-hand-over = 轉交給
ui-agenda-drop = 取消待辦
ui-agenda-reopen = 重新開啟
ui-agenda-which = 待辦範圍
ui-agenda-which-open = 未完成
ui-agenda-which-done = 已完成
ui-agenda-nothing-to-do = 沒有待辦事項。
ui-agenda-nothing-done = 還沒有已完成的事項。
ui-agenda-files = 附件
ui-agenda-add-file = 新增檔案
ui-agenda-no-files = 尚無附件，可將檔案拖到這裡。
ui-agenda-access = 誰可以檢視 { $name }
ui-agenda-access-participants = 與會者
ui-agenda-access-leaders = 僅會議負責人
ui-agenda-access-everybody = 所有看得到會議的人
ui-agenda-delete-file = 刪除檔案
ui-agenda-minutes-title = 會議紀錄
ui-agenda-minutes-begin = 開始撰寫會議紀錄
ui-agenda-minutes-draft = 草稿
ui-agenda-minutes-sent = 待確認，截止 { $date }
ui-agenda-minutes-confirmed = 已確認
ui-agenda-minutes-objected = 有異議
ui-agenda-meanwhile = 其間他人修改了：{ $parts }。請先查看，再次儲存將保留您的內容。
ui-agenda-write = 撰寫
ui-agenda-preview = 預覽
ui-agenda-markdown = **粗體**、- 清單、# 標題
ui-agenda-decisions = 決議
ui-agenda-decisions-hint = 每行一項。
ui-agenda-answers = 確認情況
ui-agenda-agrees = 同意
ui-agenda-objection = 有何異議
ui-agenda-object = 提出異議
ui-agenda-confirm = 確認
ui-agenda-confirm-by = 確認截止日期
ui-agenda-silence = 逾期未回覆視為同意。
ui-agenda-send = 寄出確認
ui-agenda-recall = 收回

## Floor plans
ui-plan-title = 平面圖
ui-plan-map = { $place } 平面圖
ui-plan-list = 圖上的會議室
ui-plan-legend = 顏色與形狀的含義
ui-plan-choose = 選擇樓層
ui-plan-free = 空閒
ui-plan-soon = 即將使用
ui-plan-wanted = 未簽到
ui-plan-busy = 使用中
ui-plan-closed = 未開放
ui-plan-closed-until = 未開放，{ $time } 開放
ui-plan-wanted-until = 佔用至 { $time }，尚無人簽到
ui-plan-soon-until = 空閒，{ $time } 起被佔用
ui-plan-now = 現在
ui-plan-time = 時刻
ui-plan-seen-at = 平面圖顯示 { $date } { $time } 的狀態
ui-plan-zoom = 縮放
ui-plan-nearer = 放大
ui-plan-farther = 縮小
ui-plan-not-on = 未標在圖上
ui-plan-take = 立即使用 30 分鐘
ui-plan-book-from = 從 { $time } 起預訂
ui-plan-room-page = 週檢視與規則
ui-plan-edit = 繪製
ui-plan-draw = 繪製平面圖
ui-plan-places = 選擇樓層
ui-plan-none = 還沒有平面圖
ui-plan-none-text = 會議室管理員可以繪製平面圖。在此之前，可在清單中檢視所有會議室。
ui-plan-none-manager = 放上樓層的圖片或圖紙，再把會議室標在上面，所有人就能一眼看出哪間空閒。
ui-plan-sheet = 圖紙
ui-plan-tools = 工具
ui-plan-undo = 復原
ui-plan-redo = 重做
ui-plan-done = 完成
ui-plan-corner = { $room } 的第 { $number } 個角點
ui-plan-add-corner = 新增角點
ui-plan-remove-corner = 刪除角點
ui-plan-take-off = 從圖上移除
ui-plan-hint = 拖曳會議室或角點。方向鍵移動目前選取的物件，按住 Shift 大步移動，按住 Alt 調整大小；Delete 刪除，Ctrl Z 復原。
ui-plan-missing = { $count ->
    [0] 所有會議室都已標出
   *[other] 還有 { $count } 間會議室未標出
}
ui-plan-add-all = 全部放到圖上
ui-plan-no-rooms = 該場所下沒有會議室。
ui-plan-complete = 該場所下的會議室都已標在圖上。
ui-plan-drawing = 樓層圖片
ui-plan-choose-drawing = 選擇檔案，或拖放到此處
ui-plan-drawing-text = 支援不超過 10 MB 的 PNG、JPEG、WebP 或 SVG。選擇後立即儲存，會議室位置不變。
ui-plan-remove-drawing = 移除圖片
ui-plan-remove = 刪除平面圖
ui-plan-sure = 圖片和所有位置都會被刪除。
ui-plan-keep = 保留

## 門口面板
ui-panel-free = 空閒
ui-panel-busy = 使用中
ui-panel-soon = 即將使用
ui-panel-wanted = 請簽到
ui-panel-shut = 未開放
ui-panel-closed = 停用
ui-panel-free-until = 空閒至 { $time }
ui-panel-free-all-day = 今天剩餘時間都空閒
ui-panel-busy-until = 至 { $time }
ui-panel-soon-at = { $time } 開始
ui-panel-wanted-until = 否則 { $time } 會議室將被釋出
ui-panel-shut-until = { $time } 開放
ui-panel-shut-text = 此時段不開放，現在無法使用。
ui-panel-closed-text = 此會議室暫時無法使用。
ui-panel-private = 已預訂
ui-panel-nothing-next = 今天沒有其他會議
ui-panel-today = 今天
ui-panel-pending = 尚未送出
ui-panel-seats = { $count } 座
ui-panel-book = 立即預訂
ui-panel-minutes = { $count } 分鐘
ui-panel-until-next = 到 { $time }
ui-panel-name = 會議主旨（可不填）
ui-panel-walk-up = 現場預訂
ui-panel-extend = 延長
ui-panel-extend-by = + { $count } 分鐘
ui-panel-extend-none = 無法延長：之後已有預訂。
ui-panel-extended = 已延長
ui-panel-end = 立即結束
ui-panel-end-ask = 現在結束會議嗎？
ui-panel-end-text = 會議室將立即供他人使用。
ui-panel-ended = 會議室已空閒
ui-panel-check-in = 簽到
ui-panel-here = 我到了
ui-panel-scan = 用手機掃碼
ui-panel-sign-in = 或用帳號簽到
ui-panel-login = 登入名稱
ui-panel-password = 密碼
ui-panel-checked-in = 已簽到
ui-panel-welcome = 歡迎，{ $name }
ui-panel-fault = 回報故障
ui-panel-fault-what = 哪裡出了問題？
ui-panel-fault-screen = 螢幕或投影
ui-panel-fault-sound = 聲音或麥克風
ui-panel-fault-light = 燈光
ui-panel-fault-air = 空調或通風
ui-panel-fault-dirt = 清潔
ui-panel-fault-other = 請簡單描述
ui-panel-send = 送出
ui-panel-fault-sent = 謝謝，我們會盡快處理。
ui-panel-language = 語言
ui-panel-back = 返回
ui-panel-confirm-end = 結束會議
ui-panel-booked = 預訂成功
ui-panel-booked-later = 已記下，網路恢復後送出。
ui-panel-checked-in-later = 已記下，網路恢復後送出。
ui-panel-made-good = 已送出：{ $what }
ui-panel-dropped = 未能完成：{ $what }。{ $why }
ui-panel-dropped-over = 時間已過，未送出：{ $what }
ui-panel-unreachable = 無法連線到伺服器，請再試一次。
ui-panel-stale = 自 { $time } 起沒有網路，顯示的內容可能已變動。
ui-panel-loading = 請稍候
ui-panel-pair = 配對此螢幕
ui-panel-pair-text = 請在「管理 › 面板與看板」中輸入此配對碼。
ui-panel-pair-left = { $time } 前有效
ui-panel-pair-waits = 無法連線到伺服器，正在重試。
ui-panel-pair-full = 等待配對的螢幕過多，一分鐘後重試。
ui-panel-board-rooms = 會議室
ui-panel-board-wanted = 未簽到
ui-panel-board-here = 您在此處
ui-panel-board-no-meetings = 今天沒有其他會議
ui-panel-board-now = 進行中
ui-panel-board-welcome = 歡迎光臨
ui-panel-board-way-up = 直走
ui-panel-board-way-up-right = 右前方
ui-panel-board-way-right = 向右
ui-panel-board-way-down-right = 右後方
ui-panel-board-way-down = 後方
ui-panel-board-way-down-left = 左後方
ui-panel-board-way-left = 向左
ui-panel-board-way-up-left = 左前方
