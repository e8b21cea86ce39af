/**
 * One call and one message with a capability. A client on one core gets memory, makes a frame of it, writes bytes into
 * it, binds to a server on a core of another word size and byte order, calls it for a price, and moves the frame to it.
 * The server reads the bytes and replies.
 *
 * <p>May not know: anything of the system but {@code domain} and generated code.
 *
 * <p>Previous stop: {@code samples}. Next stop: {@code cli}.
 */
package org.barreleye.samples.parcel;
