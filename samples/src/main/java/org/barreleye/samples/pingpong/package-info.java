/**
 * Two sides that return each other's messages: no calls, only messages in both directions, each of them an event.
 *
 * <p>Stop after: {@code samples.parcel}.
 */
package org.barreleye.samples.pingpong;
