/** Holds a Kubernetes object against the Java model of whoever serves its kind. */
@NullMarked
package lineside.deploy.strict;

import org.jspecify.annotations.NullMarked;
