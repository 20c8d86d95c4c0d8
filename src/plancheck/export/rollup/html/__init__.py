"""The roll-up as one page for any browser: nothing is fetched, nothing runs but its own script.

`page` has what surrounds the chapters, `chapters` puts them in order: `bulletin`, its `annexes`,
`matrix` (units by measures). `lists` makes a table of the outputs one of the page, `charts` draws;
`page.css` and `page.js` stand inside the page as they are, under the hashes that its
Content-Security-Policy names.

What holds here: every text goes through `markup.text`, in elements and attributes alike; no style
attribute (the policy forbids it); all is read without the script, which only sorts, filters and
tells what a mark stands for. PCs of offices have browsers of 2019: no style, no script of later.
"""
