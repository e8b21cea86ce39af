/**
 * Two programs that return each other's messages. There are no calls, only one-way messages in both directions.
 *
 * <p>Previous stop: {@code samples.calculator}. Next stop: {@code samples.hello}.
 */
package org.barreleye.samples.pingpong;
