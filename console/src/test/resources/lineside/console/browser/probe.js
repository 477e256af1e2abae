// Notes what a person waits for: every event by the Event Timing API, and what long frames were spent on.
// Interaction to next paint: of each interaction its longest event; of the page the worst, less one per fifty.
window.probe = { step: "", steps: [], events: [], frames: [] };
probe.begin = (step) => probe.steps.push([performance.now(), step]);
probe.stepAt = (at) => probe.steps.filter(([begun]) => begun <= at).at(-1)?.[1] ?? "";
new PerformanceObserver((list) => {
  for (const event of list.getEntries()) {
    if (!event.interactionId) continue;
    probe.events.push({
      id: event.interactionId, name: event.name, at: event.startTime, duration: event.duration,
      wait: event.processingStart - event.startTime, work: event.processingEnd - event.processingStart,
      step: probe.stepAt(event.startTime), target: (event.target?.textContent ?? "").trim().slice(0, 24),
    });
  }
}).observe({ type: "event", durationThreshold: 16 });
if (PerformanceObserver.supportedEntryTypes.includes("long-animation-frame")) {
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries()) {
      probe.frames.push({
        at: frame.startTime, duration: frame.duration, step: probe.stepAt(frame.startTime), style: frame.startTime + frame.duration - (frame.styleAndLayoutStart || frame.startTime + frame.duration),
        scripts: frame.scripts.map((script) => `${script.invoker} ${script.sourceURL.split("/page/").at(-1)}:${script.sourceFunctionName} ${Math.round(script.duration)} (layout ${Math.round(script.forcedStyleAndLayoutDuration)})`),
      });
    }
  }).observe({ type: "long-animation-frame" });
}
