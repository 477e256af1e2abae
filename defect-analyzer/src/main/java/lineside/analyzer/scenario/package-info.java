/** Archives of simulated plants whose causes of defects are known, to measure mining with. */
@NullMarked
package lineside.analyzer.scenario;

import org.jspecify.annotations.NullMarked;
