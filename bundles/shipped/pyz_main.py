"""Starts plancheck from its one file, or says why this Python cannot; any Python 3 must read it.

Where a file `portable` lies beside, everything is kept in the folder `data` there.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    found = "%d.%d" % sys.version_info[:2]  # noqa: UP031
    sys.exit("这台电脑的 Python 是 " + found + "，至少要 3.11。请改用自带 Python 的包。")

here = os.path.dirname(os.path.abspath(sys.argv[0]))  # noqa: PTH100, PTH120
if os.path.exists(os.path.join(here, "portable")) and not os.environ.get("PLANCHECK_HOME"):  # noqa: PTH110, PTH118
    os.environ["PLANCHECK_HOME"] = os.path.join(here, "data")  # noqa: PTH118

from plancheck.__main__ import main  # noqa: E402

main()
