// Which screen stands at which address, and what role sees it.

export const RANKS = { operate: 1, adjust: 2, service: 3 };

export const AREAS = [
  {
    name: "operate", start: "/operate", role: "operate",
    screens: [
      { name: "line", path: "/operate", load: () => import("./operate/line.js") },
      { name: "bin", path: "/operate/bin", load: () => import("./operate/bin.js") },
      { name: "alarms", path: "/operate/alarms", load: () => import("./operate/history.js") },
      { name: "unseen", path: "/operate/unseen", load: () => import("./operate/unseen.js") },
    ],
  },
  {
    name: "quality", start: "/quality/crops", role: "operate",
    screens: [
      { name: "crops", path: "/quality/crops", load: () => import("./quality/crops.js") },
      { name: "patterns", path: "/quality/patterns", load: () => import("./quality/patterns.js") },
      { name: "reports", path: "/quality/reports", load: () => import("./quality/reports.js") },
      { name: "charts", path: "/quality/charts", load: () => import("./quality/charts.js") },
      { name: "load", path: "/quality/load", load: () => import("./quality/load.js") },
      { name: "escapes", path: "/quality/escapes", load: () => import("./quality/escapes.js") },
      { name: "part", path: "/quality/part", load: () => import("./quality/part.js") },
      { name: "similar", path: "/quality/similar", load: () => import("./quality/similar.js"), isHidden: true },
      { name: "compare", path: "/quality/compare", load: () => import("./quality/compare.js"), isHidden: true },
    ],
  },
  {
    name: "adjust", start: "/adjust/thresholds", role: "adjust",
    screens: [
      { name: "thresholds", path: "/adjust/thresholds", load: () => import("./adjust/thresholds.js") },
      { name: "recipes", path: "/adjust/recipes", load: () => import("./adjust/recipes.js") },
      { name: "models", path: "/adjust/models", load: () => import("./adjust/models.js") },
      { name: "audit", path: "/adjust/audit", load: () => import("./adjust/audit.js") },
    ],
  },
  {
    name: "service", start: "/service", role: "service",
    screens: [{ name: "service", path: "/service", load: () => import("./service/service.js") }],
  },
];

export function mayDo(session, role) {
  return (RANKS[session.user?.role] ?? 0) >= RANKS[role];
}

export function screenAt(path) {
  for (const area of AREAS) {
    const screen = area.screens.find((candidate) => candidate.path === path);
    if (screen) return { area, screen };
  }
  return { area: AREAS[0], screen: AREAS[0].screens[0] };
}
