/** The Flink jobs: what they are made of and how they are started. */
@NullMarked
package lineside.jobs;

import org.jspecify.annotations.NullMarked;
