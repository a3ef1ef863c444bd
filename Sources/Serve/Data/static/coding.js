// Keys for pages with questions. Without this file the same forms work by Tab, space and Enter.
'use strict'
{
  const form = document.querySelector('form[data-coding]')
  if (form) codeByKeys(form)
}

function codeByKeys(form) {
  const questions = [...form.querySelectorAll('[data-question]')]
  const choices = (question) => [...question.querySelectorAll('input')]
  const isList = (question) => choices(question)[0]?.type === 'checkbox'
  const chosen = (question) => choices(question).find((choice) => choice.checked)
  const save = form.querySelector('button')
  let current = questions.find((question) => !chosen(question)) ?? questions[0]
  let isChanged = 'unsaved' in form.dataset

  // One stop of the Tab key for each question, as radio buttons have it by themselves.
  const stopAt = (box) => {
    for (const other of choices(box.closest('[data-question]'))) other.tabIndex = other === box ? 0 : -1
  }
  for (const question of questions) {
    if (isList(question)) stopAt(choices(question)[0])
    for (const summary of question.querySelectorAll('summary')) summary.tabIndex = -1
    question.addEventListener('focusin', (event) => {
      current = question
      if (event.target.type === 'checkbox') stopAt(event.target)
    })
  }

  const enter = (question) => {
    current = question
    const stop = chosen(question) ?? choices(question)[0]
    stop?.focus({ preventScroll: true })
    question.scrollIntoView({ block: 'nearest' })
  }

  // The next question; after an answer that spares the others, the button that saves.
  const advance = (question) => {
    const relevance = form.querySelector('[name="relevance"]:checked')
    const next = questions[questions.indexOf(question) + 1]
    if (!next || (question === questions[0] && relevance && relevance.value !== 'internal')) save.focus()
    else enter(next)
  }

  const choose = (choice) => {
    const question = choice.closest('[data-question]')
    const isAdded = !choice.checked
    choice.checked = isAdded
    choice.dispatchEvent(new Event('input', { bubbles: true }))
    if (isList(question) || !isAdded) choice.focus()
    else advance(question)
  }

  const move = (event, step) => {
    const boxes = choices(current)
    const place = boxes.indexOf(document.activeElement)
    if (place < 0 || boxes[place].type !== 'checkbox') return
    event.preventDefault()
    boxes[(place + step + boxes.length) % boxes.length].focus()
  }

  const press = (target) => {
    if (target.type === 'checkbox') {
      target.checked = !target.checked
      target.dispatchEvent(new Event('input', { bubbles: true }))
    } else if ('undo' in target.dataset && isChanged) {
      form.reset()
      isChanged = false
    } else {
      target.click()
    }
  }

  // Letters by what they say, else by their place: Kazakh and Russian keyboards have other letters,
  // Kazakh ones letters in place of digits.
  const name = (event) =>
    /^[0-9a-z]$/i.test(event.key) ? event.key.toLowerCase()
      : /^(Key|Digit|Numpad)[0-9A-Z]$/.test(event.code) && event.key !== '?' ? event.code.slice(-1).toLowerCase()
        : event.key

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const field = event.target
    if (field.matches?.('select, textarea, input:not([type="radio"], [type="checkbox"])')) return
    const key = name(event)
    if (key === 'ArrowDown') return move(event, 1)
    if (key === 'ArrowUp') return move(event, -1)
    if (key === 'Enter') {
      if (field.matches?.('a, button, summary, input')) return
      event.preventDefault()
      return form.requestSubmit(save)
    }
    const target = key === '?' ? document.querySelector('[data-help] summary')
      : key === 'n' ? form.elements.note
        : key === 'i' ? field.closest?.('.choice')?.querySelector('summary')
          : document.querySelector(`[data-press~="${CSS.escape(key)}"]`)
    if (target) {
      event.preventDefault()
      if (key === 'n') target.focus()
      else press(target)
      return
    }
    const choice = /^[0-9a-z]$/.test(key) && current.querySelector(`input[data-key="${key}"]`)
    if (choice) {
      event.preventDefault()
      choose(choice)
    }
  })

  // Nothing typed is lost by a click on another link.
  form.addEventListener('input', () => { isChanged = true })
  form.addEventListener('submit', () => { isChanged = false })
  window.addEventListener('beforeunload', (event) => { if (isChanged) event.preventDefault() })

  const missing = form.querySelector('legend em')?.closest('[data-question]')
  if (!matchMedia('(pointer: coarse)').matches) {
    current = missing ?? current
    ;(chosen(current) ?? choices(current)[0])?.focus({ preventScroll: true })
    if (missing) missing.scrollIntoView({ block: 'center' })
  }
}
