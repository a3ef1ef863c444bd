// Checks a row as it is typed, and keeps what is typed; the buttons do the same without this.
'use strict'

for (const form of document.querySelectorAll('form[data-check]')) {
  const panel = document.getElementById('check')
  const pause = 250
  // Where words are kept while the server does not answer.
  const shelf = 'koshu ' + location.pathname
  let timer = null
  let isAsking = false
  let isDue = false
  let isSent = false

  const content = () => {
    const body = new URLSearchParams(new FormData(form))
    body.set('part', '1')
    return body
  }

  const say = (text) => {
    let word = panel.querySelector('.state')
    if (!word) {
      word = document.createElement('p')
      word.className = 'state'
      panel.prepend(word)
    }
    word.textContent = text
  }

  const typed = () => [...form.elements].filter((field) => field.name && field.type !== 'hidden')

  // One question at a time, and always about the newest words.
  const ask = async () => {
    timer = null
    if (isSent) return
    isDue = true
    if (isAsking) return
    isAsking = true
    while (isDue && !isSent) {
      isDue = false
      panel.setAttribute('aria-busy', 'true')
      try {
        const answer = await fetch(form.dataset.check, { method: 'POST', body: content() })
        const text = await answer.text()
        if (!answer.ok) throw new Error(String(answer.status))
        localStorage.removeItem(shelf)
        if (!isDue && !isSent) {
          panel.innerHTML = text
          panel.dataset.answers = String(Number(panel.dataset.answers || 0) + 1)
        }
      } catch {
        if (isSent) break
        const words = Object.fromEntries(typed().map((field) => [field.name, field.value]))
        localStorage.setItem(shelf, JSON.stringify(words))
        say(form.dataset.silent)
      }
    }
    isAsking = false
    panel.removeAttribute('aria-busy')
  }

  const change = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  }
  form.addEventListener('input', change)
  form.addEventListener('change', change)
  form.addEventListener('submit', () => {
    isSent = true
    clearTimeout(timer)
  })
  // A tab that is closed within the pause.
  window.addEventListener('pagehide', () => {
    if (timer === null || isSent) return
    clearTimeout(timer)
    navigator.sendBeacon(form.dataset.check, content())
  })
  // Back from the next page: what stands in the fields counts again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) isSent = false
  })
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // In a field of one line the browser would send the form as well.
    event.preventDefault()
    form.requestSubmit()
  })

  const kept = localStorage.getItem(shelf)
  if (kept) {
    const words = JSON.parse(kept)
    for (const field of typed()) if (field.name in words) field.value = words[field.name]
    say(form.dataset.found)
    change()
  }
}
