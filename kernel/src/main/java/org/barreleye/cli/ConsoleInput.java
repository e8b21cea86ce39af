package org.barreleye.cli;

/** Input from the console of the user: lines, and Ctrl-C. */
final class ConsoleInput implements RunInput {
    private final UserConsole console;
    private final InterruptKey key;
    private final InputRecorder recorder;

    ConsoleInput(UserConsole console, InterruptKey key, InputRecorder recorder) {
        this.console = console;
        this.key = key;
        this.recorder = recorder;
    }

    @Override
    public LineSource lines() {
        return console.lines();
    }

    @Override
    public void deliver(long step) {
        if (console.testAndClearInterrupt()) {
            recorder.add(new InputItem.Interrupt(step));
            key.press();
        }
    }
}
