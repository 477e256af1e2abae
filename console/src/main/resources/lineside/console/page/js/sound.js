// A short sound for a new alarm, two tones for a high one; can be muted, and stays so.

const KEPT = "lineside.sound";
let player = null;

export function isMuted() {
  return localStorage.getItem(KEPT) === "off";
}

export function mute(wished) {
  localStorage.setItem(KEPT, wished ? "off" : "on");
}

/** Browsers let sound begin only after the user has touched the page. */
export function wake() {
  player ??= new AudioContext();
  if (player.state === "suspended") player.resume();
}

export function isReady() {
  return player !== null && player.state === "running";
}

export function ring(priority) {
  if (isMuted() || !isReady()) return false;
  const isUrgent = priority === "CRITICAL" || priority === "HIGH";
  tone(isUrgent ? 880 : 523, 0);
  if (isUrgent) tone(660, 0.28);
  return true;
}

function tone(frequency, delaySeconds) {
  const start = player.currentTime + delaySeconds;
  const source = player.createOscillator();
  const volume = player.createGain();
  source.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.24);
  source.connect(volume).connect(player.destination);
  source.start(start);
  source.stop(start + 0.26);
}
