/** Charts as SVG, drawn without any font or window system. */
@NullMarked
package lineside.training.chart;

import org.jspecify.annotations.NullMarked;
