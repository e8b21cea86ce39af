package org.barreleye.machine.fault;

import java.util.List;
import java.util.function.Function;
import org.barreleye.kpi.types.CoreId;

/**
 * The grammar of faults: the form of each sentence, with words in lower case and {@linkplain Placeholder placeholders}
 * in upper case, an example, and the meaning.
 */
public enum FaultForm {
    /** {@link LostInterrupts}. */
    LOST_INTERRUPTS("interrupts lost SHARE", "interrupts lost 5 %",
            "interrupts that never arrive", values -> new LostInterrupts(values.integer(0))),
    /** {@link LateInterrupts}. */
    LATE_INTERRUPTS("interrupts late SHARE up to TIME", "interrupts late 20 % up to 1 ms",
            "interrupts that arrive late", values -> new LateInterrupts(values.integer(0), values.number(1))),
    /** {@link RepeatedInterrupts}. */
    REPEATED_INTERRUPTS("interrupts repeated SHARE up to TIME", "interrupts repeated 10 % up to 20 us",
            "interrupts that arrive a second time, so much later",
            values -> new RepeatedInterrupts(values.integer(0), values.number(1))),
    /** {@link SpuriousInterrupts}. */
    SPURIOUS_INTERRUPTS("interrupts spurious SHARE up to TIME", "interrupts spurious 10 % up to 20 us",
            "interrupts after which another arrives that nothing caused",
            values -> new SpuriousInterrupts(values.integer(0), values.number(1))),
    /** {@link FailedTransfers}. */
    FAILED_TRANSFERS("transfers fail SHARE", "transfers fail 10 %",
            "transfers of DMA engines that end with an error", values -> new FailedTransfers(values.integer(0))),
    /** {@link CoreCrash} for ever. */
    CRASH("core CORE stops at TIME", "core 5 stops at 3 ms",
            "a core that crashes; interrupts to it are lost",
            values -> new CoreCrash(values.core(0), values.number(1), 0)),
    /** {@link CoreCrash} with a restart. */
    CRASH_AND_RESTART("core CORE stops at TIME and restarts after TIME",
            "core 5 stops at 3 ms and restarts after 100 us",
            "a core that crashes and is started again, without its state",
            values -> new CoreCrash(values.core(0), values.number(1), positive(values.number(2)))),
    /** {@link SlowCore}. */
    SLOW_CORE("core CORE takes PERCENT of the time", "core 5 takes 300 % of the time",
            "a core whose cycles take 100 % to 100000 % of the described time",
            values -> new SlowCore(values.core(0), values.integer(1))),
    /** {@link ClockSkew}. */
    CLOCK_SKEW("core CORE is ahead by TIME", "core 5 is ahead by 1 ms",
            "a core whose clock is ahead of the others', by up to 1 s",
            values -> new ClockSkew(values.core(0), values.number(1))),
    /** {@link LinkStall}. */
    LINK_STALL("link NODE - NODE stalls at TIME for TIME", "link 0-1 stalls at 3 ms for 100 us",
            "a link of two nodes that lets nothing pass for a while",
            values -> new LinkStall(values.integer(0), values.integer(1), values.number(2), values.number(3))),
    /** {@link HotPlug} of a device that goes. */
    DEVICE_GOES("device DEVICE goes at TIME", "device nic1 goes at 20 ms",
            "a device behind a bridge of the bus that is pulled out",
            values -> new HotPlug(values.name(0), values.number(1), false)),
    /** {@link HotPlug} of a device that comes. */
    DEVICE_COMES("device DEVICE comes at TIME", "device nic1 comes at 40 ms",
            "a device behind a bridge of the bus that is plugged in",
            values -> new HotPlug(values.name(0), values.number(1), true)),
    /** {@link LostFrames}. */
    LOST_FRAMES("port PORT loses SHARE", "port nic0 loses 10 %",
            "frames that a port of the wire loses, in both directions",
            values -> new LostFrames(values.name(0), values.integer(1))),
    /** {@link DuplicatedFrames}. */
    DUPLICATED_FRAMES("port PORT duplicates SHARE up to TIME", "port nic0 duplicates 10 % up to 1 ms",
            "frames that arrive a second time, so much later",
            values -> new DuplicatedFrames(values.name(0), values.integer(1), values.number(2))),
    /** {@link ReorderedFrames}. */
    REORDERED_FRAMES("port PORT reorders SHARE up to TIME", "port nic0 reorders 10 % up to 1 ms",
            "frames that arrive late, so that others overtake them",
            values -> new ReorderedFrames(values.name(0), values.integer(1), values.number(2))),
    /** {@link LinkFlap}. */
    LINK_FLAP("port PORT is down at TIME for TIME", "port nic0 is down at 20 ms for 5 ms",
            "a port whose link to the wire is lost for a while",
            values -> new LinkFlap(values.name(0), values.number(1), values.number(2))),
    /** {@link AllocationBudget}. */
    REFUSED_ALLOCATIONS("core CORE is refused COUNT allocations after COUNT",
            "core 0 is refused 2 allocations after 40",
            "allocations of a core that are refused, after so many that were granted",
            values -> new AllocationBudget(values.core(0), values.number(2), values.number(1)));

    private final String template;
    private final String example;
    private final String meaning;
    private final Function<Values, Fault> maker;

    FaultForm(String template, String example, String meaning, Function<Values, Fault> maker) {
        this.template = template;
        this.example = example;
        this.meaning = meaning;
        this.maker = maker;
    }

    private static long positive(long restartAfter) {
        if (restartAfter == 0) {
            throw new IllegalArgumentException("a core restarts 1 ps or longer after it has stopped");
        }
        return restartAfter;
    }

    /** The form as documentation shows it. */
    public String text() {
        return template.replace(" - ", "-");
    }

    /** The word with which its sentences begin. */
    public String firstWord() {
        return words().get(0);
    }

    /** A sentence of this form. */
    public String example() {
        return example;
    }

    /** What goes wrong, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The first placeholder: the part of the machine that is concerned, or a share if none is named. */
    public Placeholder subject() {
        return words().stream().filter(word -> Character.isUpperCase(word.charAt(0))).findFirst()
                .map(Placeholder::valueOf).orElseThrow();
    }

    /** The words and names of placeholders. */
    List<String> words() {
        return List.of(template.split(" "));
    }

    /** Makes the fault of values that were parsed; a value out of its range is an {@link IllegalArgumentException}. */
    Fault make(List<Object> values) {
        return maker.apply(new Values(values));
    }

    private record Values(List<Object> all) {
        long number(int index) {
            return (Long) all.get(index);
        }

        int integer(int index) {
            return (int) Math.min(Integer.MAX_VALUE, number(index));
        }

        CoreId core(int index) {
            return new CoreId(integer(index));
        }

        String name(int index) {
            return (String) all.get(index);
        }
    }
}
