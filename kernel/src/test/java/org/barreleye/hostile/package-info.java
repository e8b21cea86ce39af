/**
 * Programs that try to harm the system or their neighbours. Each test names the damage that a program tries to do, and
 * shows what comes of it: an error of that program, and of no other.
 */
package org.barreleye.hostile;
