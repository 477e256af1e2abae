/** The scenario file: what lines, causes and faults a simulated factory has. */
@NullMarked
package lineside.footage.scenario;

import org.jspecify.annotations.NullMarked;
