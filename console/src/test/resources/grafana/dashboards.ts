// Source of dashboard.schema.json beside it, which holds dashboards against Grafana's own published types
// (@grafana/schema, Apache-2.0). Made anew in an empty folder with a copy of this file:
//   npm install @grafana/schema@11.6.16 typescript@5 ts-json-schema-generator@2
//   npx ts-json-schema-generator --path dashboards.ts --type LinesideDashboard --jsDoc none --minify -o dashboard.schema.json
// Options of panels are given in part: Grafana fills in its defaults.
import type { Dashboard, DataSourceRef, FieldConfig, FieldConfigSource, Panel } from '@grafana/schema/dist/esm/raw/dashboard/x/dashboard_types.gen';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { FieldConfig as TimeSeriesField, Options as TimeSeriesOptions } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

type Given<T> = T extends Array<infer U> ? Array<Given<U>> : T extends object ? { [K in keyof T]?: Given<T[K]> } : T;

/** As the Prometheus data source reads them. */
interface PrometheusQuery { refId: string; datasource: DataSourceRef; expr: string; legendFormat?: string; instant?: boolean; range?: boolean; format?: 'time_series' | 'table' | 'heatmap'; interval?: string; exemplar?: boolean }

type Fields<Custom> = Omit<FieldConfigSource, 'defaults'> & { defaults: Omit<FieldConfig, 'custom'> & { custom?: Given<Custom> } };
type Of<Type extends string, Options, Custom> = Omit<Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & { type: Type; title: string; options?: Given<Options>; fieldConfig: Fields<Custom>; targets: PrometheusQuery[] };

export type LinesideDashboard = Omit<Dashboard, 'panels'> & { uid: string; title: string; panels: Array<Of<'stat', StatOptions, {}> | Of<'timeseries', TimeSeriesOptions, TimeSeriesField>> };
