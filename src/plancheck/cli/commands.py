"""The commands: what each is, which function carries it out, what it takes."""

from .start import Subcommand

COMMANDS = (
    Subcommand("setup", "设置单位、填报人", "edit:setup", ("unit:setup",)),
    Subcommand(
        "list", "列出措施", "list:list_measures", ("measures:listing", "usual:json"), reads=True
    ),
    Subcommand("show", "看一项措施的全部", "show:show", ("usual:id", "usual:json"), reads=True),
    Subcommand(
        "history", "看记录的历史", "show:history", ("measures:history", "usual:json"), reads=True
    ),
    Subcommand(
        "overview",
        "全年总览：各部分进度、近期时限、每周走势",
        "overview:overview",
        ("usual:json",),
        reads=True,
    ),
    Subcommand("tick", "打勾：已完成", "edit:tick", ("usual:ids", "usual:day")),
    Subcommand("untick", "取消打勾", "edit:untick", ("usual:ids", "usual:day")),
    Subcommand(
        "set",
        "改状态、进度、责任人、时限、原因",
        "edit:change",
        ("usual:ids", "measures:change", "usual:day"),
    ),
    Subcommand(
        "note",
        "记一条进展、问题、协调或计划",
        "edit:note",
        ("usual:id", "measures:note", "usual:day"),
        last="text",
    ),
    Subcommand(
        "step", "分解：加、完成、改、删一项措施的步骤", "steps:step", ("usual:id", "steps:step")
    ),
    Subcommand(
        "problems",
        "问题台账：没有销号的问题和需协调事项，各有几周",
        "issues:problems",
        ("issues:listing", "usual:json"),
        reads=True,
    ),
    Subcommand("close", "销号：一个问题解决了，写明怎么解决的", "issues:close", ("issues:close",)),
    Subcommand("reopen", "取消销号", "issues:reopen", ("issues:number",)),
    Subcommand(
        "evidence",
        "记佐证：文件名或路径",
        "edit:evidence",
        ("usual:id", "measures:evidence", "usual:day"),
    ),
    Subcommand("nochange", "本周无变化，也算填了", "edit:no_change", ("measures:nochange",)),
    Subcommand(
        "handover",
        "移交：一个人名下的措施和步骤交给另一个人",
        "edit:transfer",
        ("measures:transfer", "usual:day"),
    ),
    Subcommand("settle", "并存的值选定一个", "edit:settle", ("usual:id", "measures:settle")),
    Subcommand("redate", "电脑日期错过：把记错日期的记录改记到今天", "edit:date_today"),
    Subcommand("undo", "撤销；操作记录", "undo:undo", ("unit:count", "unit:undo", "usual:json")),
    Subcommand("redo", "重做", "undo:redo", ("unit:count",)),
    Subcommand("merge", "并入另一台电脑的台账", "edit:merge", ("unit:merge",)),
    Subcommand(
        "import",
        "录入旧台账、同事填的表：先看会录什么",
        "takeover:take_over",
        ("takeover:takeover", "usual:json"),
    ),
    Subcommand("report", "看周报（月报、季报、年报）全文", "report:report", ("usual:period",)),
    Subcommand("check", "填报检查：交之前看看还缺什么", "report:review", ("usual:period",)),
    Subcommand(
        "export",
        "导出周报（月报、季报、年报）文件",
        "report:export",
        ("usual:period", "unit:export", "usual:out"),
    ),
    Subcommand(
        "rollup",
        "汇总各单位的周报",
        "office.rollup:rollup",
        ("office:rollup", "usual:out", "usual:json"),
        last="files",
    ),
    Subcommand(
        "form",
        "填报表：给不装程序的单位填的 Excel 表",
        "office.form:form",
        ("office:form", "usual:out", "usual:json"),
    ),
    Subcommand(
        "remark", "给一个单位写反馈：意见、答复、退回", "office.remark:remark", ("office:remark",)
    ),
    Subcommand(
        "remind",
        "催报：列出未报、待重报、退回、迟报的单位",
        "office.remark:remind",
        ("office:remind", "usual:out"),
    ),
    Subcommand(
        "feedback", "收下街道的反馈，或列出来", "feedback:feedback", ("unit:feedback", "usual:json")
    ),
    Subcommand("answer", "答复一条反馈", "feedback:answer", ("unit:answer",), last="text"),
    Subcommand(
        "roster",
        "列出或检查名册",
        "office.roster:roster",
        ("office:roster", "usual:json"),
        last="files",
    ),
    Subcommand(
        "plan",
        "计划：从 Word 导入，检查、对照、下发、接收",
        "plan:plan",
        ("plan:plan", "usual:json"),
        needs="names",
        last="files",
    ),
    Subcommand(
        "carry",
        "沿用上一年（或已作废措施）的责任人、步骤、常态推进",
        "carry_over:carry",
        ("plan:carry", "usual:json"),
    ),
    Subcommand("demo", "用演示单位练手，退出后什么也不留", "demo:demo", needs="names"),
    Subcommand(
        "doctor",
        "检查终端、文件夹、台账、备份、时钟",
        "doctor:doctor",
        ("unit:doctor", "usual:json"),
        needs="nothing",
    ),
)
