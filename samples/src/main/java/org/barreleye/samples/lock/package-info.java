/**
 * A service whose clients share state, and whose replies are sent later: a lock. The clients on several cores take it
 * in turn. Its test explores every order of the messages, the calls and the deaths of clients.
 *
 * <p>{@code java -jar samples/target/samples.jar lock}.
 *
 * <p>Previous stop: {@code samples.spread}. Next stop: {@code samples.paging}.
 */
package org.barreleye.samples.lock;
