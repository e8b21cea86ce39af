/**
 * The terminal service: lines of text to and from whoever sits in front of the machine.
 */
package org.barreleye.service.terminal;
