"""From a confirmed requirement to a closed one: one file a topic, each function one transaction."""
