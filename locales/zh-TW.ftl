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
ui-mode-approval = 需要審批

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
ui-state-requested = 待審批
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
ui-offline-since = { $time } 起離線，顯示的是最後資料

# the composer
ui-default-subject = { $name }的會議
ui-attendees-hint = 依姓名或信箱邀請
ui-remove-attendee = 移除 { $name }
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
ui-needs-approval = 此會議室的預訂需要審批。
ui-private = 私人：他人只會看到會議室已佔用
ui-book = 預訂
ui-book-room = 預訂 { $room }
ui-discard = 放棄
ui-key-books = 預訂
ui-key-leaves = 關閉
ui-clash-with = 已佔用：{ $title }

# a meeting
ui-cancel-meeting = 取消會議
ui-cancel-which = 要取消哪些日期？
ui-cancel-guests = 已邀請 { $count } 人，仍要取消嗎？
ui-scope-this = 僅此次
ui-scope-following = 此次及之後
ui-scope-all = 全部
ui-keep = 保留
ui-check-in = 簽到
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
ui-out-of-service = 暫停使用
ui-rule-too-short = 此處預訂至少 { $length }。
ui-rule-too-long = 此處預訂最長 { $length }。
ui-rule-off-grid = 此處預訂須以 { $count } 分鐘為單位開始和結束。
ui-rule-too-little-notice = 此會議室須提前 { $length } 預訂。
ui-rule-beyond-horizon = 此會議室最多可提前 { $count } 天預訂。
ui-rule-in-the-past = 該時間已過。
ui-rule-outside-opening-hours = 該時段會議室不開放。
ui-rule-over-capacity = 會議室僅有 { $count } 個座位。
ui-rule-too-few-people = 此會議室僅供 { $count } 人及以上的會議使用。
ui-rule-recurrence-not-allowed = 此會議室不能預訂週期會議。
ui-rule-too-many-occurrences = 此處週期會議最多 { $count } 次。
ui-rule-not-bookable = 此會議室目前不可預訂。

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
ui-your-name = 姓名
ui-password-rule = 至少 { $count } 個字元
ui-start-using = 建立帳戶
ui-link-used = 此連結已失效
ui-link-used-text = 連結只能使用一次。請直接登入；若尚無管理員，可重新啟動伺服器取得新連結。

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

## 介面錯誤：每個程式碼的標題與說明（docs/manual/errors.md）

error-malformed = 請求無法解析
error-malformed-detail = { $what }
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
    [apiKey] 沒有這個 API 金鑰。
    [meeting] 沒有這個會議，或您無權檢視。
    [person] 沒有這個人員。
    [place] 沒有這個場所，或您無權檢視。
    [room] 沒有這個會議室，或您無權檢視。
    [series] 沒有這個週期會議，或您無權檢視。
    [session] 沒有這個工作階段。
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
error-meeting-over = 會議已經結束
error-meeting-over-detail = 會議於 { $since } 結束；已結束的會議保持原樣。
error-not-in-series = 不是週期會議
error-not-in-series-detail = 這是單次會議：請以範圍“this”更改，且不要附帶重複規則。
error-login-taken = 帳號已被使用
error-login-taken-detail = 已有人使用此帳號登入，請換一個。
error-duplicate-code = 編碼已被使用
error-duplicate-code-detail = 另一個場所使用了此編碼；編碼必須唯一。
error-link-spent = 連結已失效
error-link-spent-detail = 連結已被使用或已過期。請重啟伺服器獲取新連結，或執行“smart-meeting admin create”。
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
    [unknown_time_zone] { $field } 不是 IANA 時區，例如 Asia/Shanghai。
    [unknown_person] { $field } 中有不在通訊錄裡的人員。
    [unknown_language] { $field } 應為 zh-CN、zh-TW 或 en。
    [not_an_address] { $field } 不是郵件地址。
    [end_not_after_start] { $field } 必須晚於開始時間。
    [out_of_range] { $field } 應在 { $least } 與 { $most } 之間。
    [repeated] { $field } 中有重複項。
   *[other] { $field } 不被接受。
}
error-invalid-recurrence = 重複規則無效
error-invalid-recurrence-detail = 不符合 RFC 5545：{ $reason }。
error-whole-minutes-wanted = 會議須在整分鐘開始和結束
error-whole-minutes-wanted-detail = { $field ->
    [recurrence] 該規則產生的日期不在整分鐘。請去掉 BYSECOND 及小於一分鐘的頻率。
   *[other] { $field } 不在整分鐘。請給出不帶秒的時間。
}
error-no-occurrence = 重複規則沒有日期
error-no-occurrence-detail = 該規則沒有可預訂的日期。請檢查開始、結束和例外日期。
error-series-overlaps-itself = 週期會議自相沖突
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
error-too-many-attempts = 嘗試次數過多
error-too-many-attempts-detail = 請在 { $seconds } 秒後重試。
error-internal = 伺服器出現錯誤
error-internal-detail = 錯誤已記錄，沒有任何更改，請重試。
error-unavailable = 暫時不可用
error-unavailable-detail = 資料庫沒有響應，請稍後重試；沒有任何更改。
