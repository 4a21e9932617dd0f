(ns rhenea.composition-test
  (:require [clojure.test :refer [deftest is]]
            [rhenea.composition :as composition]))

(deftest sequencers
  (is (= ["n2"] (composition/sequencers "native(n1, n2, n3, sequencer: n2)")))
  (is (= ["n4" "n3"]
         (composition/sequencers
           "stripe(native(n4, n2, n3), native(n1, n2, n3, sequencer: n3))")))
  (is (empty? (composition/sequencers "zookeeper(n1, n2, n3)"))))

(deftest kinds-use-the-nodes-there-are
  (doseq [nodes [["n1" "n2" "n3"] ["n1" "n2" "n3" "n4" "n5"]]
          kind  (keys composition/kinds)
          named (re-seq #"\bn\d" (composition/draw [kind] nodes))]
    (is (some #{named} nodes))))

(deftest members
  (is (= ["n1" "n3" "n4"]
         (composition/members "stripe(native(n1, n3, sequencer: n1), native(n3, n4))"
                              ["n1" "n2" "n3" "n4" "n5" "n10"])))
  (is (= [] (composition/members nil ["n1"]))))
