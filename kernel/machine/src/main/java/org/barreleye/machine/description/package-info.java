/**
 * What a machine is like, before it is built: immutable records with units, and the machines that come with the house.
 * May not know any other package of the machine.
 */
package org.barreleye.machine.description;
