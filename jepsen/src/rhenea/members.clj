(ns rhenea.members
  "Who is in the cluster. The founders stand in the cluster file and keep its registers, so they
  stay. With the fault membership there are nodes besides them, which join and leave.")

(defn founders
  "The nodes of the cluster file."
  [{:keys [nodes faults]}]
  (if (:membership faults) (take 3 nodes) nodes))

(defn founder?
  [test node]
  (boolean (some #{node} (founders test))))

(defn nobody-away
  "What a test keeps as :away: the nodes that have left, or that did not come back yet."
  []
  (atom #{}))

(defn away?
  [test node]
  (contains? @(:away test) node))

(defn present
  "The nodes that compositions may name."
  [test]
  (remove (partial away? test) (:nodes test)))
