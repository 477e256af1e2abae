/** When models of stations, and lighter ones for want of time, pay: measured, then simulated. */
@NullMarked
package lineside.cli.study.station;

import org.jspecify.annotations.NullMarked;
