"""What each command takes: functions that add arguments to a command's parser.

`usual` has what many commands take, each once; `measures` what those on measures take, `steps`,
`issues` and `takeover` beside it; `unit` those on the unit, its record and its report; `plan` those
on plans, `office` those of an office that has the reports of many units. `cli.commands` names them
as module and function, and only those of the command that is named are imported.

What holds here: an argument is understood by the functions of `cli.arguments`; help is Chinese, and
says what is meant where nothing is written.
"""
