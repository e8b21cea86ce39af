package org.barreleye.shell.command;

/**
 * What people read about a command.
 *
 * @param name its first word
 * @param synopsis name and arguments: those in brackets may be left out
 * @param summary what it does, in a line without a full stop
 * @param details more about it
 * @param example a line that can be typed as it stands
 */
public record CommandHelp(String name, String synopsis, String summary, String details, String example) {}
