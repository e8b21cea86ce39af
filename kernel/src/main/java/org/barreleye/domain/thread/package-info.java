/**
 * User-level threads of a domain on one dispatcher, over scheduler activations (Anderson et al. 1992). Queues are first
 * in, first out, so a program always runs in the same order; a deadlock is reported to the threads in it. Start at
 * {@link org.barreleye.domain.thread.Threads}. The package may not know bindings, monitors or services.
 *
 * <p>Previous stop: {@code domain.dispatcher}. Next stop: {@code domain.span}.
 */
package org.barreleye.domain.thread;
