/** Which model judges what: deployments followed, models loaded and qualified beside the line. */
@NullMarked
package lineside.jobs.deployment;

import org.jspecify.annotations.NullMarked;
