// The floor of a command: Node, and nothing else.
export {};
