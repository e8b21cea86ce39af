package org.barreleye.machine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;

/**
 * Runs small programs under every schedule there is: at each choice the machine is copied once per candidate. A state
 * that was met before is not entered again.
 */
final class Explorer {
    private final SortedSet<String> outcomes = new TreeSet<>();
    // How many schedules lead on from each state that was met.
    private final SortedMap<String, Long> met = new TreeMap<>();
    private long schedules;

    /** Returns the outcomes of all programs together, over all schedules. */
    static SortedSet<String> outcomes(MachineDescription description, String... texts) {
        return explored(description, texts).outcomes;
    }

    static Explorer explored(MachineDescription description, String... texts) {
        Explorer explorer = new Explorer();
        List<LitmusProgram> programs = new ArrayList<>();
        Machine machine = Machine.of(description, 1);
        for (int core = 0; core < texts.length; core++) {
            LitmusProgram program = new LitmusProgram(texts[core]);
            programs.add(program);
            machine.install(new CoreId(core), (on, entry) -> program);
            machine.powerOn(new CoreId(core), 0);
        }
        while (!programs.stream().allMatch(LitmusProgram::isWarm)) {
            machine.step();
        }
        explorer.schedules = explorer.explore(machine, programs);
        return explorer;
    }

    int states() {
        return met.size();
    }

    long schedules() {
        return schedules;
    }

    /** Runs a machine to its end in all ways, and says how many there are. */
    private long explore(Machine machine, List<LitmusProgram> programs) {
        List<EnabledEvent> enabledEvents = List.of();
        String state = "";
        long ways = 0;
        for (int choice = 0; choice == 0 || choice < enabledEvents.size(); choice++) {
            StateCloner cloner = new StateCloner();
            Machine copy = cloner.copy(machine);
            List<LitmusProgram> copies = new ArrayList<>();
            programs.forEach(program -> copies.add(cloner.copy(program)));
            Fixed fixed = new Fixed(choice);
            copy.setSchedulePolicy(fixed, Long.MAX_VALUE);
            if (!copy.step()) {
                outcomes.add(loadedBy(programs));
                return 1;
            }
            enabledEvents = fixed.candidates;
            state = state(machine, programs, enabledEvents);
            if (met.containsKey(state)) {
                return met.get(state);
            }
            ways += explore(copy, copies);
        }
        met.put(state, ways);
        return ways;
    }

    private static String loadedBy(List<LitmusProgram> programs) {
        StringBuilder all = new StringBuilder();
        programs.forEach(program -> all.append(program.loaded()));
        return all.toString();
    }

    /** All that decides what can still happen: times do not, where the window is endless. */
    private static String state(Machine machine, List<LitmusProgram> programs, List<EnabledEvent> enabledEvents) {
        SortedSet<String> pending = new TreeSet<>();
        enabledEvents.forEach(enabledEvent ->
                pending.add(enabledEvent.eventClass() + " " + enabledEvent.core() + " " + enabledEvent.subject()));
        long x = machine.peek(LitmusProgram.address('x'), 8, Endianness.LITTLE);
        long y = machine.peek(LitmusProgram.address('y'), 8, Endianness.LITTLE);
        return programs + " " + x + y + pending;
    }

    /** Chooses the same, and remembers among what. */
    private static final class Fixed implements SchedulePolicy {
        private final int choice;
        private List<EnabledEvent> candidates = List.of();

        Fixed(int choice) {
            this.choice = choice;
        }

        @Override
        public int choose(List<EnabledEvent> offered) {
            candidates = offered;
            return choice;
        }
    }
}
