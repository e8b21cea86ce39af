package org.barreleye.shell.command;

/**
 * The help text of a command.
 *
 * @param name its first word
 * @param synopsis name and arguments; those in brackets are optional
 * @param summary its effect, in a line without a full stop
 * @param details a paragraph about it
 * @param example a line that can be typed as it stands
 */
public record CommandHelp(String name, String synopsis, String summary, String details, String example) {}
