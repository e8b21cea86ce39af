/** The services, each asked by a program of a test on a booted machine. */
package org.barreleye.service;
