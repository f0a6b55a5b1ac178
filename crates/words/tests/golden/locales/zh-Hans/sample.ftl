-platform = 杏坛

home-title = 找点什么来学
    .aria = 搜索{ -platform }
home-intro =
    教材、课程与诗词。
    打开{ -platform }就能开始。
quoted = “引号”
version = 第 { 2 } 版
see-also = 另见:{ home-title }

hello = { $name },你好!
items = { $n } 项
year = { $year } 年
found = 在{ $place }中找到 { $total } 条:{ items }
state = { $state ->
    [draft] 草稿
    [published] 已发布 { $n } 次
   *[other] 未知
}
button =
    .aria = 关闭
