# 练习首页
hub-title = 练习
hub-lead = { NUMBER($items) } 道题，想练哪里就从哪里开始。不用登录，登录以后记录会一直保留。
hub-empty = 这里还没有题目。导入资源以后，题目会自动出现。
to-library = 去资源库看看
by-subject = 按学科
by-concept = 按知识点
by-collection = 按教材和题集
in-other-languages = 其他语言的题集
concept-tree = 知识点树
concepts-title = 知识点：{ $title }
no-concepts = 这个资源的题目没有标注知识点。
place = 位置
items = { NUMBER($count) } 道题
begin = 开始练习
practise-named = 练习：{ $name }
practise-section = 练一练这一节
practise-resource = 练一练
you-had-right = 做对过 { NUMBER($count) } 道
wrong-book = 错题本
to-practice = 回到练习

# 题型
kind-single-choice = 单选
kind-multiple-choice = 多选
kind-numeric = 填数
kind-short-text = 填空
kind-self-marked = 自评

# 答题
question-of = 第 { NUMBER($number) } 题，共 { NUMBER($total) } 题
end = 结束
languages-of-item = 这道题的语言
choose-all = 可能不止一个，请选出所有正确的。
send-answer = 提交答案
skip = 先跳过
number-forms = 分数、小数、百分数都可以，例如 1/2、0.5、50%。单位可写可不写。
unreadable-number = 这个答案还读不成一个数，请换一种写法，例如 12、3/4、0.5。这一次不算错。
unreadable-text = 还没有填写答案，写一点再提交。这一次不算错。
unreadable-choice = 还没有选择，请选一项再提交。这一次不算错。
show-solution = 看解答
no-solution = 原书没有给出解答。可以和同学对一对，或者再看看这一节。
mark-yourself = 看过解答以后，自己做对了吗？
mark-wrong = 没做对
mark-partly = 对了一半
mark-right = 做对了
answer-this = 做这道题

# 反馈
verdict-right = 做对了！
verdict-partly = 对了一半
verdict-wrong = 差一点
verdict-skipped = 先跳过了，看看解答也好
your-answer = 你的答案：
right-answer = 正确答案：
right-choice = 正确答案
your-right-choice = 你的选择，对了
your-choice = 你的选择
source = 出处：
read-section = 再读这一节
next-question = 下一题
see-summary = 看小结

# 小结
summary-title = 练习小结
summary-done = 这一轮做完了
summary-open = 先做到这里
answered-of = 做了 { NUMBER($answered) } 题，共 { NUMBER($total) } 题
time-spent = 用时 { $time }
seconds = { NUMBER($count) } 秒
minutes-and-seconds = { NUMBER($minutes) } 分 { NUMBER($seconds) } 秒
right-of = { NUMBER($total) } 题做对 { NUMBER($right) } 题
state-right = 做对
state-partly = 对了一半
state-wrong = 做错
state-skipped = 跳过
wrong-kept = 做错，已收进错题本
go-on = 接着做
same-again = 同样的题再做一遍
only-missed = 只做没做对的
another-round = 再练一轮新的
time-each = 每题用时
time-plot = 每题用时的分布
see-table = 看表格
time-column = 用时
questions-column = 题数
seconds-between = { NUMBER($from) }–{ NUMBER($to) } 秒
minutes-between = { NUMBER($from) }–{ NUMBER($to) } 分
minutes-from = { NUMBER($from) } 分以上
review-each = 逐题回顾
