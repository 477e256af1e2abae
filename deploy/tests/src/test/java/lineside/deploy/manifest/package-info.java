/** What deploy/k8s says, held against the models of the operators and against the code. */
@NullMarked
package lineside.deploy.manifest;

import org.jspecify.annotations.NullMarked;
