// What is wrong with the page as it is shown: a list of sentences.
const faults = []
const fault = (what, element) => {
  const text = element ? (element.textContent || "").trim().slice(0, 40) : ""
  const name = element ? element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") : ""
  faults.push(`${what}${element ? `: <${name}> ${text}` : ""}`)
}
const all = selector => [...document.querySelectorAll(selector)]
// Folded tables are checked as well.
all("details").forEach(details => { details.open = true })
const isShown = element => element.getClientRects().length > 0

// Contrast of text, by WCAG 2: 4.5, or 3 where letters are large.
const colour = text => {
  const parts = (text.match(/[\d.]+/g) || []).map(Number)
  return parts.length < 3 ? null : { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 }
}
const luminance = rgb => {
  const [r, g, b] = rgb.map(value => {
    const part = value / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}
const paper = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255]
const ground = element => {
  for (let node = element; node; node = node.parentElement) {
    const found = colour(getComputedStyle(node).backgroundColor)
    if (found && found.alpha === 1) return found.rgb
    if (found && found.alpha > 0) fault("a half transparent ground", node)
  }
  return paper
}
let lowest = 21
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement
  if (!node.data.trim() || !isShown(element) || element.closest("title, desc, .skip")) continue
  const style = getComputedStyle(element)
  const ink = colour(element.closest("svg") ? style.fill : style.color)
  if (!ink) continue
  const size = parseFloat(style.fontSize)
  const isLarge = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700)
  const found = contrast(ink.rgb, ground(element))
  lowest = Math.min(lowest, found)
  if (found < (isLarge ? 3 : 4.5)) fault(`contrast ${found.toFixed(2)}`, element)
}
// Marks of charts: 3 against the paper, by their filling or their outline.
for (const mark of all("svg rect, svg circle, svg path.dot, svg path.open, svg path.few")) {
  if (!isShown(mark)) continue
  const style = getComputedStyle(mark)
  const found = [style.fill, style.stroke].map(colour)
    .filter(found => found).map(found => contrast(found.rgb, ground(mark)))
  if (found.length && Math.max(...found) < 3) {
    fault(`a mark of contrast ${Math.max(...found).toFixed(2)}, class ${mark.getAttribute("class")}`)
  }
}

// Names, order, landmarks, languages.
const named = element => (element.getAttribute("aria-label") || element.textContent || "").trim()
for (const element of all("a[href], button, summary, [role=region], nav")) {
  if (element.matches("[role=region], nav") ? !element.getAttribute("aria-label") : !named(element)) {
    fault("no name", element)
  }
}
for (const svg of all("svg")) {
  const names = (svg.getAttribute("aria-labelledby") || "").split(" ")
  if (svg.getAttribute("role") !== "img" || !names.every(id => document.getElementById(id)?.textContent)) {
    fault("a chart without role, name or description", svg)
  }
  if (svg.querySelector("a:not([tabindex='-1']), button, input")) fault("a stop of the keyboard inside", svg)
}
let level = 0
for (const heading of all("h1, h2, h3, h4, h5, h6")) {
  const own = Number(heading.tagName[1])
  if (own > level + 1) fault(`a heading of level ${own} after level ${level}`, heading)
  level = own
}
for (const [selector, count] of [["h1", 1], ["main", 1], ["body > header", 1], ["body > footer", 1]]) {
  if (all(selector).length !== count) fault(`${all(selector).length} of ${selector}`)
}
if (!document.title.trim()) fault("no title")
for (const element of all("[lang]")) {
  if (!["kk", "ru", "en"].includes(element.lang)) fault(`language ${element.lang}`, element)
}
if (!document.documentElement.lang) fault("no language")
const ids = all("[id]").map(element => element.id)
if (new Set(ids).size !== ids.length) fault("two elements of one id")
for (const link of all("a[href^='#']")) {
  const target = decodeURIComponent(link.getAttribute("href").slice(1))
  if (!document.getElementById(target)) fault(`nothing has the id ${target}`, link)
}
for (const table of all("table")) {
  if (!table.caption?.textContent.trim()) fault("a table without caption", table)
  if (table.querySelector("th:not([scope])")) fault("a head without scope", table)
}
for (const list of all("ul, ol")) {
  if ([...list.children].some(child => child.tagName !== "LI")) fault("a list of other things", list)
}

const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
if (wide > 0) {
  const right = document.documentElement.clientWidth
  const culprit = all("main *").find(element =>
    isShown(element) && !element.closest(".scroll, pre, svg") && element.getBoundingClientRect().right > right + 1)
  fault(`${wide} px wider than the screen`, culprit)
}
all("details").forEach(details => { details.open = false })
return { faults: [...new Set(faults)].slice(0, 20), lowest }
