// Everything works without this file; it only spares a few steps.
'use strict'

// Keys: / to the search field, j and k through the lines of a list, Escape out of a field.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const field = event.target.closest('input, textarea, select, [contenteditable]')
  if (field) {
    if (event.key === 'Escape') field.blur()
    return
  }
  if (event.key === '/') {
    const search = document.querySelector('input[type="search"]')
    if (!search) return
    event.preventDefault()
    search.focus()
    search.select()
  } else if (event.key === 'j' || event.key === 'k') {
    const lines = [...document.querySelectorAll('[data-line]')].filter((line) => line.offsetParent)
    if (!lines.length) return
    const place = lines.indexOf(document.activeElement)
    const next = event.key === 'j' ? place + 1 : Math.max(place, 1) - 1
    const line = lines[Math.min(next, lines.length - 1)]
    event.preventDefault()
    line.focus()
    line.scrollIntoView({ block: 'center' })
  }
})

// A field with data-filter="SELECTOR" hides what does not hold its words, as one types.
for (const field of document.querySelectorAll('[data-filter]')) {
  const things = [...document.querySelectorAll(field.dataset.filter)]
  const texts = things.map((thing) => thing.textContent.toLowerCase())
  const label = field.closest('[hidden]')
  if (label) label.hidden = false
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    things.forEach((thing, number) => {
      thing.hidden = !words.every((word) => texts[number].includes(word))
    })
  })
}

// Pointing at a code marks its evidence at once; its link does the same without this.
const marks = [...document.querySelectorAll('mark[data-codes]')]
if (marks.length) {
  const show = (code) => {
    for (const mark of marks) {
      mark.classList.toggle('hint', Boolean(code) && mark.dataset.codes.split(' ').includes(code))
    }
  }
  for (const link of document.querySelectorAll('a[data-code]')) {
    for (const name of ['mouseenter', 'focus']) link.addEventListener(name, () => show(link.dataset.code))
    for (const name of ['mouseleave', 'blur']) link.addEventListener(name, () => show(null))
  }
}

// A choice that is sent at once.
for (const field of document.querySelectorAll('select[data-send]')) {
  field.addEventListener('change', () => field.form.requestSubmit())
}
