/**
 * Generated stubs at work: messages with random and extreme values over every transport, and each of their frames read
 * a second time by an interpreter of the plan that knows nothing of the emitters.
 */
package org.barreleye.flounder.roundtrip;
