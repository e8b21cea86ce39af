/** The operations on capabilities over several cores, on booted machines, between programs that hold capabilities. */
package org.barreleye.capops.system;
