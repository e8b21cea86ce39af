% Where a driver runs.

% On the suitable core of the least cost.
runs_on(Driver, Device, Core) :-
    least(Cost, C, (suitable(Driver, Device, C), cost(Device, C, Cost)), Core),
    suitable(Driver, Device, Core),
    cost(Device, Core, _).

% A core is suitable if it is on, reaches the registers of the device, gets its interrupts, and runs the driver's
% instructions.
suitable(Driver, Device, Core) :-
    core_on(Core), reaches(Core, Device), is_interrupted(Core, Device), runs_instructions(Driver, Core).

reaches(Core, Device) :- device(Device, _, _), node_of(Core, Node), \+ unreachable(Node, Device).

is_interrupted(Core, Device) :- interrupts(Device, Core), !.
is_interrupted(Core, Device) :- interrupt_line(Device, Source), !, route(Source, _, Core, _).
is_interrupted(_, Device) :- \+ interrupts(Device, _).

% vector_for(Device, Core, Taken, Vector): the first vector of the core to which the line of the device can be routed,
% without those of Taken: a list of vector(Core, Vector), which other drivers were promised.
vector_for(Device, Core, Taken, Vector) :- interrupt_line(Device, Source), vector_from(0, Source, Core, Taken, Vector).

vector_from(Lowest, Source, Core, Taken, Vector) :-
    First is 256 * Core + Lowest,
    Count is 256 - Lowest,
    route_to(Source, First, Count, _, Core, Found), !,
    ( member(vector(Core, Found), Taken) -> Next is Found + 1, vector_from(Next, Source, Core, Taken, Vector)
    ; Vector = Found ).

runs_instructions(Driver, _) :- \+ driver_isa(Driver, _).
runs_instructions(Driver, Core) :- core(Core, Isa, _, _, _, _, _), driver_isa(Driver, Isa).

% First of all the node of the device, then any core but the boot core, which has the services, then the one with the
% fewest processes, then the one with the least number.
cost(Device, Core, [Away, Boot, Load, Core]) :- away(Device, Core, Away), boot(Core, Boot), load(Core, Load).

away(Device, _, 0) :- device(Device, _, everywhere), !.
away(Device, Core, Away) :- device(Device, _, Node), node_of(Core, Own), nodes_apart(Own, Node, Away).

boot(0, 1) :- !.
boot(_, 0).

% placement_reason(Driver, Device, Core, Reason): in a few words, what decided.
placement_reason(_, Device, Core, 'its interrupts go to this core') :- interrupts(Device, Core), !.
placement_reason(_, Device, Core, 'its interrupts can be routed to this core only') :-
    interrupt_line(Device, Source), findall(C, route(Source, _, C, _), [Core]), !.
placement_reason(Driver, Device, Core, 'no other core that is on can run it') :-
    findall(C, suitable(Driver, Device, C), [Core]), !.
placement_reason(_, Device, Core, 'it is the core with the fewest processes on the node of the device') :-
    device(Device, _, Node), node_of(Core, Node), !.
placement_reason(_, Device, Core, 'it is the core with the fewest processes, and all cores reach the device alike') :-
    device(Device, _, everywhere), core_on(Core), !.
placement_reason(_, _, _, 'its node is nearest to the device').
