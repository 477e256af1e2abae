/** A simulated archive whose causes are known. */
@NullMarked
package lineside.analyzer.simulation;

import org.jspecify.annotations.NullMarked;
