import {bandShape} from './band.js';

/** ECharts, larger than all the rest of the page: who draws waits for it, and nobody else. */
export const echarts = import('echarts').then(library => {
  library.graphic.registerShape('band', bandShape(library));
  return library;
});
