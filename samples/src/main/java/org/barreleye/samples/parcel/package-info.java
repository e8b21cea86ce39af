/**
 * One message through the whole house: a client on one core gets memory, makes a frame of it, writes bytes into it,
 * binds to a counter on a core of another word size and byte order, asks a price, and hands the frame over; the counter
 * reads the bytes and answers.
 *
 * <p>Stop after: {@code org.barreleye.boot}. Uses nothing of the system but {@code org.barreleye.domain} and the
 * generated code.
 */
package org.barreleye.samples.parcel;
