"""The page that a report is written into; it loads nothing from elsewhere and prints on A4."""

from __future__ import annotations

from string import Template

PAGE = Template("""<!doctype html>
<html lang="$language">
<meta charset="utf-8">
<title>$title</title>
<style>
@page { size: A4; margin: 12mm }
body { font: 9.5pt/1.32 system-ui, "Liberation Sans", sans-serif; color: #1c2733; max-width: 186mm; margin: 0 auto }
h1 { font-size: 17pt; margin: 0 }
h2 { font-size: 10.5pt; margin: 3.2mm 0 1mm; border-bottom: 1px solid #c6d0da }
p { margin: .6mm 0 }
.about, .more, .source { color: #52606d }
.columns { column-count: 2; column-gap: 8mm }
section { break-inside: avoid }
.columns section:first-child h2 { margin-top: 0 }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: .3mm 2mm .3mm 0 }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.source { font-size: 7.5pt; overflow-wrap: anywhere }
.mark { border-bottom: 1px dotted #52606d }
footer { margin-top: 3mm; font-size: 7.5pt; color: #52606d }
</style>
<h1>$title</h1>
<p class="about">$about</p>
$money
<div class="columns">
$sections
</div>
<footer>$footer</footer>
</html>
""")
